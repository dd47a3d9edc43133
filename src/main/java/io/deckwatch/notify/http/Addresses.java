package io.deckwatch.notify.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Which addresses a channel may call. Link-local addresses, where clouds keep their metadata and credentials, are never
 * called; those of private networks only if the settings allow it.
 */
final class Addresses {

    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final byte[] EC2_METADATA = {(byte) 0xfd, 0, 0x0e, (byte) 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0x54
    };

    private Addresses() {}

    /** Whether an address may be called. */
    static boolean mayCall(InetAddress address, boolean allowPrivate) {
        var real = embedded(address);
        if (real.isLinkLocalAddress() || real.isMulticastAddress() || Arrays.equals(real.getAddress(), EC2_METADATA)) {
            return false;
        }
        return allowPrivate || !isPrivate(real);
    }

    private static boolean isPrivate(InetAddress address) {
        var bytes = address.getAddress();
        var uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        var sharedByCarrier = bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isSiteLocalAddress()
                || uniqueLocal
                || sharedByCarrier;
    }

    /** The IPv4 address that an IPv6 address leads to: through NAT64, or as an IPv4-compatible address. */
    private static InetAddress embedded(InetAddress address) {
        if (!(address instanceof Inet6Address six)) {
            return address;
        }
        var bytes = six.getAddress();
        var isNat64 = Arrays.equals(bytes, 0, NAT64.length, NAT64, 0, NAT64.length);
        var isCompatible = six.isIPv4CompatibleAddress() && !six.isLoopbackAddress() && !six.isAnyLocalAddress();
        if (!isNat64 && !isCompatible) {
            return address;
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, NAT64.length, bytes.length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an IPv4 address.", e);
        }
    }
}
