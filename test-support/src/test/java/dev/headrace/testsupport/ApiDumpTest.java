package dev.headrace.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiDumpTest {
  @TempDir private Path folder;

  @Test
  void theSameApiPasses() throws IOException {
    Path file = Files.writeString(folder.resolve("a.api"), "class A {\n}\n");
    assertThatCode(() -> ApiDump.check(file, "class A {\n}\n", false)).doesNotThrowAnyException();
  }

  @Test
  void aChangedApiFailsWithItsLinesAndTheCommand() throws IOException {
    Path file = Files.writeString(folder.resolve("a.api"), "class A {\n  int gone\n}\n");
    assertThatThrownBy(() -> ApiDump.check(file, "class A {\n  int come\n}\n", false))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("-   int gone", "+   int come", "-Dapi.update", "a.api");
  }

  @Test
  void aMissingFileFails() {
    assertThatThrownBy(() -> ApiDump.check(folder.resolve("none.api"), "class A {\n}\n", false))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("+ class A {");
  }

  @Test
  void anUpdateWritesTheFile() throws IOException {
    Path file = folder.resolve("api/new.api");
    ApiDump.check(file, "class A {\n}\n", true);
    assertThat(Files.readString(file)).isEqualTo("class A {\n}\n");
  }

  @Test
  void anEmptyApiFailsEvenAsAnUpdate() {
    assertThatThrownBy(() -> ApiDump.check(folder.resolve("a.api"), "", true))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("nothing was read");
  }

  @Test
  void aTypeIsWrittenWithItsGenericsAndWithoutWhatIsHidden() {
    assertThat(JavaApi.header(Sample.class))
        .isEqualTo(
            "public abstract class "
                + "dev.headrace.testsupport.ApiDumpTest$Sample<T extends java.lang.Comparable<? super T>>"
                + " implements java.lang.AutoCloseable");
    assertThat(JavaApi.members(Sample.class).sorted())
        .containsExactly(
            "protected Sample(T)",
            "public abstract void close() throws java.io.IOException",
            "public final <U extends T> java.util.List<U> none(U, java.lang.String...)",
            "public static final int LIMIT");
  }

  /** What the dump is shown; abstract so that nobody runs it. */
  public abstract static class Sample<T extends Comparable<? super T>> implements AutoCloseable {
    public static final int LIMIT = 1;
    private int hidden;

    protected Sample(T value) {
      hidden = value.hashCode();
    }

    public final <U extends T> List<U> none(U like, String... names) {
      return names.length > hidden ? List.of() : List.of(like);
    }

    @Override
    public abstract void close() throws java.io.IOException;

    int hidden() {
      return hidden;
    }
  }
}
