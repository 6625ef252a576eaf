import Text

/// Every command of the program, by who uses it, in the order of the help. A command is a file in `Commands` and a line
/// here.
let commandGroups: [(title: Words, commands: [Command])] = [
  (
    Words(vi: "Vận hành (trên máy có dữ liệu)", en: "Operating (on the machine with the data)"),
    [
      ServeCommand.command, UserAddCommand.command, UserListCommand.command, UserTotpResetCommand.command,
      RegisterLoadCommand.command, RegisterListCommand.command, LogVerifyCommand.command, LogRebuildCommand.command,
      BackupCommand.command, RestoreCommand.command, StoreCopyCommand.command,
      StoreParallelCommand.command, StorePartitionCommand.command, RetentionEraseCommand.command,
      LogTreeCommands.head, LogTreeCommands.keys, LogTreeCommands.prove, LogTreeCommands.consistency,
      LogCheckCommand.command,
      ReceiptCommands.command, ReceiptCommands.verify,
      IntegratorAddCommand.command, IntegratorListCommand.command, IntegratorRevokeCommand.command,
      WebhookAddCommand.command, WebhookListCommand.command, WebhookOrderCommands.pause, WebhookOrderCommands.resume,
      WebhookOrderCommands.replay, WebhookOrderCommands.rotate, WebhookOrderCommands.test, WebhookOrderCommands.remove,
      OutboxCommand.command, OutboxRetryCommand.command, ExchangeStatusCommand.command, ExchangeRetryCommand.command,
      ExchangeDiscardCommand.command, ExchangeReconcileCommand.command, PartnerListCommand.command,
      PartnerCheckCommand.command,
      PartnerHubCommand.command, PartnerPortalCommand.command, PartnerPaymentCommand.command,
    ]
  ),
  (
    Words(vi: "Soạn thủ tục", en: "Writing procedures"),
    [
      CheckCommand.command, SchemaCommand.command, DueCommand.command, RulesEvalCommand.command,
      RulesTestCommand.command,
      RulesExplainCommand.command,
    ]
  ),
  (
    Words(vi: "Chữ ký số", en: "Digital signatures"),
    [
      SignatureVerifyCommand.command, SignatureSignCommand.command, SignatureTrialStamperCommand.command,
      SignatureEvidenceCommand.command, SignaturePolicyCommands.check, SignatureTrustCommands.list,
      SignatureTrustCommands.add, SignatureTrustUpdateCommand.command,
    ]
  ),
  (
    Words(vi: "Trao đổi văn bản", en: "Exchange of documents"), [ExchangeInspectCommand.command]
  ),
  (
    Words(
      vi: "Cán bộ giải quyết hồ sơ (từ bất cứ đâu, sau khi đăng nhập)", en: "Officers (from anywhere, after login)"),
    [
      LoginCommand.command, LogoutCommand.command, TotpCommands.enable, TotpCommands.confirm, QueueCommand.command,
      ShowCommand.command, TaskCommands.take, TaskCommands.release, ActCommand.command, HandCommands.assign,
      HandCommands.giveBack, ExtendCommand.command, ApologiseCommand.command, PayCommands.pay, PayCommands.refund,
      PaymentCommands.list, PaymentCommands.questions, PaymentCommands.reconcile, PaymentCommands.settle,
      RetentionCommands.due, RetentionCommands.hold, RetentionCommands.unhold,
      LetterCommand.command, StatementCommand.command, CommentCommand.command, SearchCommand.command,
      EnterCommand.command,
      DelegateCommands.delegate, DelegateCommands.list, DelegateCommands.end, UnitCommand.command,
      IntakeCommand.command, StatsCommand.command, RateReportCommand.command, BookCommand.command,
      CompletionCommand.command,
    ]
  ),
  (
    Words(vi: "Văn bản đến và đi (sau khi đăng nhập)", en: "Official documents in and out (after login)"),
    [
      DocumentListCommands.list, DocumentListCommands.show, DocumentCommands.receive, DocumentCommands.register,
      DocumentCommands.assign, DocumentOpenCommand.command, DocumentOutCommands.answer, DocumentOutCommands.draft,
      DocumentOutCommands.number,
      DocumentOutCommands.seal, DocumentOutCommands.send, DocumentOutCommands.recall, DocumentOutCommands.update,
      DocumentCommands.other,
      DocumentListCommands.print, DocumentFileCommands.open, DocumentFileCommands.list, DocumentFileCommands.close,
    ]
  ),
]

/// Every command of the program.
let allCommands: [Command] = commandGroups.flatMap(\.commands)
