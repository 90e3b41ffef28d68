package org.fullscore.consequences;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which addresses a webhook may have: https, and a host on the public internet, so that nobody reaches through Fullscore what is reachable
 * from its machine only. A setting allows http and private addresses, for receivers in one's own network.
 *
 * <p>Asked when an address is given and again before each delivery: what a name stands for can change. The Java runtime remembers it for
 * some seconds, so that what was asked about is what is connected to.
 */
@Component
class Addresses {

    private static final int SHARED_FIRST = 100;
    private static final int SHARED_SECOND = 64;
    private static final int UNIQUE_LOCAL = 0xfc;

    private final boolean ownNetwork;

    Addresses(@Value("${fullscore.webhooks.own-network}") boolean ownNetwork) {
        this.ownNetwork = ownNetwork;
    }

    /** The address, if it may be one. */
    Optional<URI> allowed(String text) {
        try {
            URI uri = new URI(text);
            boolean written = uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null
                    && ("https".equals(uri.getScheme()) || (ownNetwork && "http".equals(uri.getScheme())));
            return written && (ownNetwork || isPublic(uri.getHost())) ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static boolean isPublic(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).allMatch(Addresses::isPublic);
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean shared = bytes.length == 4 && bytes[0] == SHARED_FIRST && (bytes[1] & 0xc0) == SHARED_SECOND;
        boolean reserved = bytes.length == 4 && (bytes[0] == 0 || (bytes[0] & 0xf0) == 0xf0);
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == UNIQUE_LOCAL;
        return !(address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || shared
                || reserved
                || uniqueLocal
                || embedsIpv4(bytes));
    }

    /** Addresses of IPv6 that lead to one of IPv4, which was not asked about: 64:ff9b::/96 and 2002::/16. */
    private static boolean embedsIpv4(byte[] bytes) {
        return bytes.length == 16
                && ((bytes[0] == 0x20 && bytes[1] == 0x02)
                        || (bytes[0] == 0
                                && bytes[1] == 0x64
                                && (bytes[2] & 0xff) == 0xff
                                && (bytes[3] & 0xff) == 0x9b));
    }
}
