package io.deckwatch.notify.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Issuers of certificates of one's own. */
public final class Trust {

    private Trust() {}

    /**
     * Trusts exactly these issuers.
     *
     * @param pem their certificates, as PEM
     * @throws IllegalArgumentException with a sentence for people, if there is none or one cannot be read
     */
    public static SSLContext in(String pem) {
        try {
            var certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (var certificate : certificates) {
                store.setCertificateEntry("issuer-" + store.size(), certificate);
            }
            if (store.size() == 0) {
                throw new IllegalArgumentException("holds no certificate; it must be PEM, -----BEGIN CERTIFICATE-----");
            }
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "holds what is no certificate; it must be PEM, -----BEGIN CERTIFICATE-----", e);
        }
    }
}
