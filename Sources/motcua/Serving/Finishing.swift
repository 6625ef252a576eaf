import Dispatch

/// How long a server that stops waits for calls to others, in seconds: less than it grants to requests.
private let finishingSeconds = 10

/// Waits until queues have done what is under way, and no longer than a server that stops may take.
func finish(_ queues: [DispatchQueue]) {
  let group = DispatchGroup()
  for queue in queues { queue.async(group: group) {} }
  _ = group.wait(timeout: .now() + .seconds(finishingSeconds))
}
