package dev.pressrun.cli;

import picocli.CommandLine.Command;

/** {@code pressrun}: the command that the others belong to. */
@Command(
    name = "pressrun",
    description = "Makes images in bulk: a table goes in, verified images and a manifest come out.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      PlanCommand.class,
      RunCommand.class,
      RerunCommand.class,
      StatusCommand.class,
      JobsCommand.class,
      HistoryCommand.class,
      ReportCommand.class,
      ResolveCommand.class,
      VerifyCommand.class,
      SchemaCommand.class,
      SimulatorCommand.class,
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  pressrun run jobs/demo.yml       make the demo catalog, without a key",
      "  pressrun plan jobs/demo.yml      see what it would make and cost",
      "  pressrun run prompts.csv         make an image for each row",
      "  pressrun status jobs/demo.yml    see how a job stands",
      "",
      "Exit codes: 0 all done, 1 some rows failed, 2 bad input, 3 stopped by cap, account, outage or disk,",
      "            4 already running, 130 Ctrl-C, 143 SIGTERM",
    })
final class PressrunCommand {}
