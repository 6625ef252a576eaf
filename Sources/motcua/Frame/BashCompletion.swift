import Text

/// A script by which bash completes the commands of the program, made of their declarations.
struct BashCompletion {
  let groups: [(title: Words, commands: [Command])]

  private var commands: [Command] { groups.flatMap(\.commands) }

  /// The script.
  var lines: [String] {
    [
      "# Completion of motcua, made by: motcua completion bash", "_motcua_options() {", "  case $1 in",
    ]
      + commands.map { command in
        let options = command.parameters.filter { $0.form != .operand }.map { "--" + $0.name }
        return "    '\(command.name)') echo '\(options.joined(separator: " "))' ;;"
      } + ["  esac", "}", "_motcua_kind() {", "  case \"$1 $2\" in"] + commands.flatMap(kinds)
      + ["  esac", "}"]
      + BashCompletion.body(
        firstWords: Set(commands.compactMap(\.words.first)).sorted(), names: commands.map(\.name))
  }

  /// What stands behind each option and in place of each operand of a command.
  private func kinds(of command: Command) -> [String] {
    let options = command.parameters.compactMap { parameter -> String? in
      guard case .option(let placeholder) = parameter.form else { return nil }
      return line(command, "--" + parameter.name, kind(of: parameter.name, placeholder, in: command))
    }
    let operands = command.operands.enumerated().map { number, parameter in
      let place = parameter.repeats ? "\(number + 1)*" : String(number + 1)
      return line(command, place, kind(of: parameter.name, parameter.name, in: command))
    }
    return options + operands
  }

  private func line(_ command: Command, _ place: String, _ kind: String) -> String {
    place.hasSuffix("*")
      ? "    '\(command.name) '[\(place.dropLast())-9]*) echo '\(kind)' ;;"
      : "    '\(command.name) \(place)') echo '\(kind)' ;;"
  }

  /// The kind of a value: `files`, `folders`, `words …`, `names …` of the server, or `value` for what nobody can guess.
  private func kind(of name: String, _ placeholder: String, in command: Command) -> String {
    if placeholder.contains("|") { return "words " + placeholder.replacing("|", with: " ") }
    switch (command.name, name) {
    case ("queue", "NAME"), ("queue", "save"), ("queue", "forget"): return "names queues"
    case (_, "procedure"), (_, "PROCEDURE"): return "names procedures"
    case (_, "step"): return "names steps"
    case (_, "unit"): return "names units"
    case (_, "CODE"): return "names dossiers"
    case (_, "ACTION"): return "names actions"
    case ("completion", "SHELL"): return "words bash"
    default: break
    }
    switch placeholder {
    case "FILE", "PATH": return "files"
    case "DIR": return "folders"
    default: return "value"
    }
  }

  private static func body(firstWords: [String], names: [String]) -> [String] {
    let pairs = names.filter { $0.contains(" ") }
    return """
      _motcua() {
        local cur=${COMP_WORDS[COMP_CWORD]} command= first= kind= i word operand=0 code= session=()
        local prev=${COMP_WORDS[COMP_CWORD-1]}
        COMPREPLY=()
        # Bash takes --name=value apart at the sign.
        if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi
        if (( COMP_CWORD == 1 )); then
          COMPREPLY=($(compgen -W '\(firstWords.joined(separator: " ")) --help --version' -- "$cur"))
          return
        fi
        case "${COMP_WORDS[1]} ${COMP_WORDS[2]}" in
      \(pairs.map { "    '\($0)') command='\($0)' first=3 ;;" }.joined(separator: "\n"))
          *) command=${COMP_WORDS[1]} first=2 ;;
        esac
        if (( COMP_CWORD == 2 )) && [[ -z $(_motcua_options "$command") ]]; then
          for word in \(pairs.map { "'\($0)'" }.joined(separator: " ")); do
            [[ $word == "${COMP_WORDS[1]} $cur"* ]] && COMPREPLY+=("${word#* }")
          done
          return
        fi
        for (( i = first; i < COMP_CWORD; i++ )); do
          word=${COMP_WORDS[i]}
          if [[ $word == --* ]]; then
            if [[ -n $(_motcua_kind "$command" "$word") ]]; then
              [[ ${COMP_WORDS[i+1]} == = ]] && (( i++ ))
              (( i++ ))
              if [[ $word == --session && -n ${COMP_WORDS[i]} ]]; then session=(--session "${COMP_WORDS[i]}"); fi
            fi
          else
            (( operand++ ))
            if (( operand == 1 )); then code=$word; fi
          fi
        done
        if [[ $prev == --* ]]; then kind=$(_motcua_kind "$command" "$prev"); fi
        if [[ -z $kind && $cur == -* ]]; then
          COMPREPLY=($(compgen -W "$(_motcua_options "$command")" -- "$cur"))
          return
        fi
        [[ -n $kind ]] || kind=$(_motcua_kind "$command" $(( operand + 1 )))
        case $kind in
          files) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur") ;;
          folders) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "$cur") ;;
          words\\ *) COMPREPLY=($(compgen -W "${kind#words }" -- "$cur")) ;;
          names\\ *)
            while IFS= read -r word; do
              [[ $word == "$cur"* ]] && COMPREPLY+=("$(printf %q "$word")")
            done < <("${COMP_WORDS[0]}" completion names "${kind#names }" ${code:+"$code"} "${session[@]}" 2>/dev/null)
            ;;
        esac
      }
      complete -F _motcua motcua
      """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
