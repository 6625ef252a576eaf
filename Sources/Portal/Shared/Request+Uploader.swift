import HTTPServing
import OneStop

extension HTTPServing.Request {
  /// Who uploads, when nobody has signed in.
  var uploader: Uploader { .network(client.subscriber.description) }
}
