#compdef mercer
# Completion of mercer for zsh. To have it in every shell, with ~/.zfunc in fpath before compinit:
#   mercer completion zsh > ~/.zfunc/_mercer
_mercer() {
  local line word paths=
  local -a found described
  while IFS= read -r line; do
    case $line in
      :files) paths=files ;;
      :folders) paths=folders ;;
      *)
        word=${line%%$'\t'*}
        found+=("$word")
        described+=("${word//:/\\:}:${line#*$'\t'}") ;;
    esac
  done < <("${words[1]}" __complete "${(@Q)words[2,CURRENT]}" 2>/dev/null)
  if ((${#found})); then
    if [[ ${#found} -eq 1 && $found[1] == *= ]]; then
      compadd -S '' -- $found
    else
      _describe -t values mercer described
    fi
  fi
  case $paths in
    files) _files ;;
    folders) _files -/ ;;
  esac
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _mercer "$@"; else compdef _mercer mercer; fi
