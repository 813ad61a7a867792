package dev.pressrun.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the program's own jar. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"pressrun " + (version == null ? "(from sources)" : version)};
  }
}
