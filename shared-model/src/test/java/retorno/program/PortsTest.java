package retorno.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortsTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 99999, 99999 is no port",
        "127.0.0.1, -1, -1 is no port",
        "192.0.2.1, 0, 192.0.2.1 is no address of this machine",
        "no.such.host.invalid, 0, no.such.host.invalid is no address of this machine"
    })
    void saysWhatCannotBe(String address, int port, String sentence) {
        assertThatThrownBy(() -> Ports.free(address, port, "--port"))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith(sentence);
    }

    @Test
    void saysWhatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> Ports.free("127.0.0.1", taken.getLocalPort(), "--port"))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageEndingWith("choose another with --port");
        }
    }

    @Test
    void noAddressMeansEveryOne() {
        assertThat(Ports.free("", 0, "--port")).isPositive();
    }
}
