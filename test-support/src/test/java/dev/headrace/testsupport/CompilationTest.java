package dev.headrace.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.testsupport.Compilation.Objection;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompilationTest {
  @Test
  void whatIsRightHasNoObjections() {
    Compilation compilation = Compilation.of(Map.of("a.Right", "package a; class Right {}"));
    assertThat(compilation.objections("a.Right")).isEmpty();
  }

  @Test
  void anObjectionSaysWhatIsWrongAndWhere() {
    Compilation compilation =
        Compilation.of(Map.of("Wrong", "class Wrong { int n = \"one\"; int m = none; }"));
    assertThat(compilation.objections("Wrong"))
        .extracting(Objection::at)
        .containsExactly("\"one\"", "none");
    assertThat(compilation.objections("Wrong"))
        .first()
        .extracting(Objection::text)
        .isEqualTo("incompatible types: java.lang.String cannot be converted to int");
  }

  @Test
  void eachProgramHasItsOwnObjections() {
    Compilation compilation =
        Compilation.of(
            Map.of(
                "A", "class A { int n = none; }",
                "B", "class B { A a; }",
                "C", "class C { void c() { throw new Exception(); } }"));
    assertThat(compilation.objections("A")).extracting(Objection::at).containsExactly("none");
    assertThat(compilation.objections("B")).isEmpty();
    assertThat(compilation.objections("C"))
        .singleElement()
        .extracting(Objection::text)
        .asString()
        .contains("unreported exception");
  }

  @Test
  void programsSeeTheClassPathOfTheTest() {
    Compilation compilation =
        Compilation.of(Map.of("Sees", "class Sees { " + Compilation.class.getName() + " c; }"));
    assertThat(compilation.objections("Sees")).isEmpty();
  }
}
