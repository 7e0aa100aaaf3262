package dev.headrace.testsupport;

import java.io.File;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * What javac says of programs, for tests of what must not compile. Nothing is written: javac stops
 * once it has checked everything.
 *
 * <p>Programs see what the test sees, all of it on the class path.
 */
public final class Compilation {
  /**
   * What javac has against a program.
   *
   * @param at the source that it points at, to the end of the line where it names no end; empty
   *     where it points at none
   * @param text what it says, in English
   */
  public record Objection(String at, String text) {}

  private final Map<String, List<Objection>> byClass;

  private Compilation(Map<String, List<Objection>> byClass) {
    this.byClass = byClass;
  }

  /**
   * Compiles programs together. Together they take little longer than one, but a single one that
   * can't be parsed keeps the others from being checked.
   *
   * @param sources the source of each program by the full name of its class
   * @return what javac says of them
   */
  public static Compilation of(Map<String, String> sources) {
    JavaCompiler compiler =
        Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "tests need a JDK");
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    List<Source> units =
        sources.entrySet().stream().map(e -> new Source(e.getKey(), e.getValue())).toList();
    List<String> options =
        List.of(
            "-proc:none",
            "-Xmaxerrs",
            "0",
            "--should-stop=ifError=FLOW",
            "--should-stop=ifNoError=FLOW",
            "-classpath",
            classPath());
    compiler.getTask(null, null, said, options, null, units).call();
    return new Compilation(
        said.getDiagnostics().stream()
            .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
            .collect(
                Collectors.groupingBy(
                    Compilation::className,
                    Collectors.mapping(Compilation::objection, Collectors.toList()))));
  }

  /**
   * What is wrong with a program.
   *
   * @param className the full name of its class
   * @return the errors in the order of the source, none if it compiles
   */
  public List<Objection> objections(String className) {
    return byClass.getOrDefault(className, List.of());
  }

  /** Tests of a module have its classes on the module path, and what they need on either. */
  private static String classPath() {
    return Stream.of("java.class.path", "jdk.module.path")
        .map(System::getProperty)
        .filter(Objects::nonNull)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String className(Diagnostic<? extends JavaFileObject> diagnostic) {
    if (diagnostic.getSource() instanceof Source source) {
      return source.className;
    }
    throw new IllegalStateException("javac can't be run: " + diagnostic);
  }

  private static Objection objection(Diagnostic<? extends JavaFileObject> diagnostic) {
    Source source = (Source) diagnostic.getSource();
    String at = "";
    if (diagnostic.getPosition() >= 0) {
      int from = (int) diagnostic.getPosition();
      int to = (int) diagnostic.getEndPosition();
      at = source.text.substring(from, to >= from ? to : source.text.indexOf('\n', from));
    }
    return new Objection(at, diagnostic.getMessage(Locale.ENGLISH));
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String className;
    private final String text;

    Source(String className, String text) {
      super(
          URI.create("string:///" + className.replace('.', '/') + Kind.SOURCE.extension),
          Kind.SOURCE);
      this.className = className;
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
