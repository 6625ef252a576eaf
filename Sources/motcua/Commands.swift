/// Every command of the program, in the order of the help. A command is a file in `Commands` and a line here.
let allCommands: [Command] = [
  ServeCommand.command,
  DueCommand.command,
  CheckCommand.command,
  RulesEvalCommand.command,
  RulesTestCommand.command,
  RulesExplainCommand.command,
  UserAddCommand.command,
  RegisterLoadCommand.command,
  LogVerifyCommand.command,
  LogRebuildCommand.command,
]
