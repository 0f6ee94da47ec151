package retorno.fake;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import retorno.fake.clock.Timeline;

/// What the fake may know.
class BoundariesTest {
    private static final JavaClasses FAKE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("retorno.fake");

    @Test
    void standsOnTheOtherSideOfTheNetwork() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "retorno.fake..",
                        "retorno.provider.twilio",
                        "retorno.wire",
                        "retorno.program",
                        "java..",
                        "javax.crypto..",
                        "javax.xml.stream..",
                        "jakarta.servlet..",
                        "org.springframework..",
                        "org.slf4j..",
                        "org.jspecify.annotations..",
                        "tools.jackson..",
                        "com.fasterxml.jackson.annotation..")
                .because("it plays Twilio, who knows nothing of ours but how to sign")
                .check(FAKE);
    }

    @Test
    void theEngineKnowsNoHttpServer() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "retorno.fake", "retorno.fake.rest..", "retorno.fake.control..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta.servlet..")
                .check(FAKE);
    }

    @Test
    void onlyTheTimelineLooksAtTheClock() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Timeline.class)
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("a test moves the time")
                .check(FAKE);
    }

    @Test
    void itsPackagesDoNotGoRoundInCircles() {
        slices().matching("retorno.fake.(*)..").should().beFreeOfCycles().check(FAKE);
    }
}
