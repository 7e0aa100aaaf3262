package dev.headrace.coroutines

import dev.headrace.testsupport.ApiDump
import dev.headrace.testsupport.HouseRules
import dev.headrace.testsupport.KotlinApi
import org.junit.jupiter.api.Test

class CoroutinesModuleTest {
    @Test
    fun `the public API is the one that was agreed on`() {
        ApiDump.check("headrace-coroutines.api", KotlinApi.dump())
    }

    @Test
    fun `the rules of the house are kept`() {
        HouseRules.check(HouseRules.mainClasses())
    }
}
