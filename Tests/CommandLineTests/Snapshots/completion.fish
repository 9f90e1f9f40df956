# Completion of mercer for fish. To have it in every shell:
#   mercer completion fish > ~/.config/fish/completions/mercer.fish
function __mercer_complete
  set -l words (commandline -opc)
  set -l current (commandline -ct)
  for line in ($words[1] __complete $words[2..-1] $current 2>/dev/null)
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
complete -c mercer -f -a '(__mercer_complete)'
