# Completion of mercer for bash. To have it in every shell:
#   mercer completion bash > ~/.local/share/bash-completion/completions/mercer
_mercer() {
  local current=${COMP_WORDS[COMP_CWORD]} line paths= IFS=$'\n'
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
      *) line=${line%%$'\t'*}; COMPREPLY+=("${line:${#whole} - ${#current}}") ;;
    esac
  done < <("${COMP_WORDS[0]}" __complete "${joined[@]}" 2>/dev/null)
  [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
  return 0
}
complete -F _mercer mercer
