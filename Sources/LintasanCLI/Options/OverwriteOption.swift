import ArgumentParser

/// Whether a result may take the place of what is there.
struct OverwriteOption: ParsableArguments {
  @Flag(help: "Let the output replace a file that the command reads, or a folder that this tool did not make.")
  var force = false
}
