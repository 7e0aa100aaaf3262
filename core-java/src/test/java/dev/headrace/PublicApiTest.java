package dev.headrace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.testsupport.ApiDump;
import dev.headrace.testsupport.JavaApi;
import org.junit.jupiter.api.Test;

class PublicApiTest {
  @Test
  void isTheOneThatWasAgreedOn() {
    ApiDump.check("headrace-core.api", JavaApi.dump());
  }

  @Test
  void theTestsRunInTheNamedModule() {
    assertThat(Handler.class.getModule().getName()).isEqualTo("dev.headrace.core");
    assertThat(Handler.class.getModule().isNamed()).isTrue();
  }
}
