package dev.headrace.wire;

import dev.headrace.testsupport.ApiDump;
import dev.headrace.testsupport.HouseRules;
import dev.headrace.testsupport.JavaApi;
import org.junit.jupiter.api.Test;

class WireModuleTest {
  @Test
  void thePublicApiIsTheOneThatWasAgreedOn() {
    ApiDump.check("headrace-wire.api", JavaApi.dump());
  }

  @Test
  void theRulesOfTheHouseAreKept() {
    HouseRules.check(HouseRules.mainClasses());
  }
}
