package dev.headrace.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the files of the module under test are. */
public final class ProjectFiles {
  private ProjectFiles() {}

  /**
   * The folder of the module under test.
   *
   * @return the folder that holds its pom.xml
   */
  public static Path base() {
    return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  }

  /**
   * The folder of the whole project.
   *
   * @return the folder that holds the modules
   */
  public static Path root() {
    Path folder = base();
    while (!Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException(
            "no project root above " + base() + ": none of its folders holds .mvn");
      }
    }
    return folder;
  }
}
