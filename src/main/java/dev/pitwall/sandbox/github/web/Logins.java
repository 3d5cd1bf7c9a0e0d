package dev.pitwall.sandbox.github.web;

import dev.pitwall.sandbox.github.world.Ids;
import dev.pitwall.sandbox.github.world.User;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Logins under way, by device and by redirect; kept nowhere. */
public final class Logins {
  static final Duration DEVICE_LIFE = Duration.ofMinutes(15);
  static final int INTERVAL = 5;
  private static final Duration CODE_LIFE = Duration.ofMinutes(10);

  private final InstantSource clock;
  private final Map<String, Device> devices = new HashMap<>();
  private final Map<String, Code> codes = new HashMap<>();

  /** A device that waits for a person. */
  static final class Device {
    final String deviceCode = Ids.random(40);
    final String userCode = Ids.userCode();
    final Instant end;
    int interval = INTERVAL;
    Instant lastAsked = Instant.EPOCH;
    boolean denied;
    long user;

    Device(Instant end) {
      this.end = end;
    }
  }

  /**
   * What a redirect brought the app.
   *
   * @param challenge of PKCE with S256; empty for none
   */
  record Code(long user, String redirect, String challenge, Instant end) {}

  public Logins(InstantSource clock) {
    this.clock = clock;
  }

  synchronized Device device() {
    var device = new Device(clock.instant().plus(DEVICE_LIFE));
    devices.put(device.deviceCode, device);
    return device;
  }

  /**
   * A person decides about the code that they typed.
   *
   * @return false when no device waits with it
   */
  public synchronized boolean decide(String userCode, User by, boolean allowed) {
    var typed = userCode.strip().toUpperCase(Locale.ROOT);
    var found =
        devices.values().stream()
            .filter(device -> device.userCode.equals(typed))
            .filter(device -> clock.instant().isBefore(device.end))
            .findFirst();
    found.ifPresent(device -> {
      device.denied = !allowed;
      device.user = by.id();
    });
    return found.isPresent();
  }

  /**
   * Who allowed the device; ends in an {@link OauthError} while nobody has. The code is used up.
   */
  synchronized long redeem(String deviceCode) {
    var device = devices.get(deviceCode);
    if (device == null) {
      throw new OauthError("incorrect_device_code", "The device_code provided is not valid.");
    }
    var now = clock.instant();
    if (!now.isBefore(device.end)) {
      throw new OauthError("expired_token", "This 'device_code' has expired.");
    }
    boolean tooSoon = device.lastAsked.plusSeconds(device.interval).isAfter(now);
    device.lastAsked = now;
    if (tooSoon) {
      device.interval += INTERVAL;
      throw new OauthError(
          "slow_down", "Too many requests have been made in too short a time.", device.interval);
    }
    if (device.denied) {
      devices.remove(deviceCode);
      throw new OauthError("access_denied", "The authorization request was denied.");
    }
    if (device.user == 0) {
      throw new OauthError("authorization_pending", "The authorization request is still pending.");
    }
    devices.remove(deviceCode);
    return device.user;
  }

  /** The code that goes back to the app after a person allowed it. */
  synchronized String code(User by, String redirect, String challenge) {
    var code = Ids.random(20);
    codes.put(code, new Code(by.id(), redirect, challenge, clock.instant().plus(CODE_LIFE)));
    return code;
  }

  /** Works once, and not for long. */
  synchronized Optional<Code> redeemCode(String code) {
    return Optional.ofNullable(codes.remove(code))
        .filter(found -> clock.instant().isBefore(found.end));
  }
}
