/// A shell whose calls can be completed.
public enum CompletionShell: String, Sendable, CaseIterable {
  case bash, zsh, fish

  /// The word with which the scripts ask the program for candidates.
  public static let request = "__complete"

  /// The script that makes the shell ask `program` what may stand where the tabulator is pressed.
  public func script(program: String) -> String {
    let request = Self.request
    switch self {
    case .bash:
      return """
        # Completion of \(program) for bash. To have it in every shell:
        #   \(program) completion bash > ~/.local/share/bash-completion/completions/\(program)
        _\(program)() {
          local current=${COMP_WORDS[COMP_CWORD]} line paths= IFS=$'\\n'
          local words=("${COMP_WORDS[@]:1:COMP_CWORD}")
          # Bash breaks words at = and :, the program does not.
          local joined=() word glue=
          for word in "${words[@]}"; do
            if [[ $word == [=:]* || -n $glue ]] && ((${#joined[@]})); then
              joined[${#joined[@]} - 1]+=$word
            else
              joined+=("$word")
            fi
            if [[ $word == *[=:] ]]; then glue=1; else glue=; fi
          done
          local whole=${joined[${#joined[@]} - 1]}
          [[ $current == [=:] ]] && current=
          COMPREPLY=()
          while read -r line; do
            case $line in
              :files) COMPREPLY+=($(compgen -f -- "$current")); compopt -o filenames ;;
              :folders) COMPREPLY+=($(compgen -d -- "$current")); compopt -o filenames ;;
              *) line=${line%%$'\\t'*}; COMPREPLY+=("${line:${#whole} - ${#current}}") ;;
            esac
          done < <("${COMP_WORDS[0]}" \(request) "${joined[@]}" 2>/dev/null)
          [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
          return 0
        }
        complete -F _\(program) \(program)

        """
    case .zsh:
      return """
        #compdef \(program)
        # Completion of \(program) for zsh. To have it in every shell, with ~/.zfunc in fpath before compinit:
        #   \(program) completion zsh > ~/.zfunc/_\(program)
        _\(program)() {
          local line word paths=
          local -a found described
          while IFS= read -r line; do
            case $line in
              :files) paths=files ;;
              :folders) paths=folders ;;
              *)
                word=${line%%$'\\t'*}
                found+=("$word")
                described+=("${word//:/\\\\:}:${line#*$'\\t'}") ;;
            esac
          done < <("${words[1]}" \(request) "${(@Q)words[2,CURRENT]}" 2>/dev/null)
          if ((${#found})); then
            if [[ ${#found} -eq 1 && $found[1] == *= ]]; then
              compadd -S '' -- $found
            else
              _describe -t values \(program) described
            fi
          fi
          case $paths in
            files) _files ;;
            folders) _files -/ ;;
          esac
        }
        if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _\(program) "$@"; else compdef _\(program) \(program); fi

        """
    case .fish:
      return """
        # Completion of \(program) for fish. To have it in every shell:
        #   \(program) completion fish > ~/.config/fish/completions/\(program).fish
        function __\(program)_complete
          set -l words (commandline -opc)
          set -l current (commandline -ct)
          for line in ($words[1] \(request) $words[2..-1] $current 2>/dev/null)
            switch $line
              case ':files'
                __fish_complete_path $current
              case ':folders'
                __fish_complete_directories $current ''
              case '*'
                echo $line
            end
          end
        end
        complete -c \(program) -f -a '(__\(program)_complete)'

        """
    }
  }
}
