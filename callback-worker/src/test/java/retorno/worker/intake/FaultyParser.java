package retorno.worker.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import retorno.envelope.Envelope;
import retorno.provider.Provider;
import retorno.provider.Providers;

/// The worker with a bug: its parsers throw at every body that contains `bug-`.
public class FaultyParser {
    @Bean
    @Primary
    static RecordReader faultyReader() {
        return new RecordReader(type -> Providers.ofType(type).map(FaultyParser::faulty));
    }

    private static Provider faulty(Provider real) {
        return (Provider)
                Proxy.newProxyInstance(
                        Provider.class.getClassLoader(),
                        new Class<?>[] {Provider.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("parse")
                                    && isHit((Envelope) arguments[0])) {
                                throw new IllegalStateException("a bug of ours");
                            }
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException thrown) {
                                throw thrown.getCause();
                            }
                        });
    }

    private static boolean isHit(Envelope envelope) {
        return new String(envelope.body(), UTF_8).contains("bug-");
    }
}
