package dev.headrace.benchmarks.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The results that are kept: {@code benchmarks/results/JDK/PART.json}. */
final class ResultFiles {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private final Path folder;

  ResultFiles(Path root) {
    this.folder = root.resolve("benchmarks/results");
  }

  Path file(int jdk, String part) {
    return folder.resolve(String.valueOf(jdk)).resolve(part + ".json");
  }

  void write(int jdk, Results results) {
    Path file = file(jdk, results.part());
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, JSON.writeValueAsString(results) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be written", e);
    }
  }

  /** The results of a part by the JDK they were measured on, oldest JDK first. */
  TreeMap<Integer, Results> read(Part part) {
    TreeMap<Integer, Results> byJdk = new TreeMap<>();
    for (int jdk : jdks()) {
      Path file = file(jdk, part.name());
      if (Files.exists(file)) {
        byJdk.put(jdk, read(part, file));
      }
    }
    return byJdk;
  }

  private int[] jdks() {
    if (!Files.isDirectory(folder)) {
      return new int[0];
    }
    try (var folders = Files.list(folder)) {
      return folders
          .map(one -> one.getFileName().toString())
          .filter(name -> name.matches("\\d+"))
          .mapToInt(Integer::parseInt)
          .toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " can't be read", e);
    }
  }

  private static Results read(Part part, Path file) {
    try {
      Results results = JSON.readValue(Files.readString(file), Results.class);
      if (!results.part().equals(part.name())) {
        throw new BadResultsException(file, part, "it is of " + results.part(), null);
      }
      checkNames(part, file, results);
      return results;
    } catch (JacksonException e) {
      throw new BadResultsException(file, part, e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read", e);
    }
  }

  private static void checkNames(Part part, Path file, Results results) {
    for (Score score : results.scores()) {
      if (part.cases().stream().noneMatch(one -> one.name().equals(score.shape()))
          || part.entrants().stream().noneMatch(one -> one.name().equals(score.peer()))) {
        throw new BadResultsException(
            file, part, "nobody is measured as " + score.peer() + " in " + score.shape(), null);
      }
    }
  }

  /** The versions of the libraries that are measured. */
  static Map<String, String> versions() {
    try (var file = ResultFiles.class.getResourceAsStream("versions.properties")) {
      var properties = new Properties();
      properties.load(file);
      Map<String, String> versions = new TreeMap<>();
      properties.forEach((library, version) -> versions.put((String) library, (String) version));
      return versions;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
