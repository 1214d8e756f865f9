package io.github.lintel.internal.x509;

import io.github.lintel.internal.der.DerException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.PBEParametersGenerator;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.DESEngine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.engines.RC2Engine;
import org.bouncycastle.crypto.engines.RC4Engine;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;
import org.bouncycastle.crypto.generators.PKCS5S1ParametersGenerator;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * The ways to encrypt with a password that occur on disks: PBES2 and PBES1 of RFC 8018, scrypt of
 * RFC 7914, and those of PKCS#12 (RFC 7292 appendix C). All arithmetic is Bouncy Castle's.
 */
final class PasswordSchemes {
  /** OpenSSL takes 2048 rounds and the JDK 10,000; this takes a few seconds. */
  private static final int MAX_ROUNDS = 5_000_000;

  /** Four times what openssl takes by default. */
  private static final long MAX_SCRYPT_BYTES = 64L << 20;

  private static final String UNSUPPORTED = "it is encrypted in a way that is not supported";

  private PasswordSchemes() {}

  /**
   * Makes the cipher that an algorithm identifier describes.
   *
   * @param emptyAsInOpenssl how PKCS#12 writes an empty password: with or without its two zeros
   * @throws DerException if it is not one that is known, or its parameters make no sense
   */
  static PasswordCipher of(AlgorithmIdentifier algorithm, char[] password, boolean emptyAsInOpenssl)
      throws DerException {
    try {
      ASN1ObjectIdentifier oid = algorithm.getAlgorithm();
      if (oid.equals(PKCSObjectIdentifiers.id_PBES2)) {
        return pbes2(PBES2Parameters.getInstance(algorithm.getParameters()), password);
      }
      PKCS12PBEParams parameters = PKCS12PBEParams.getInstance(algorithm.getParameters());
      int rounds = rounds(parameters.getIterations().intValueExact());
      if (oid.on(PKCSObjectIdentifiers.pkcs_12PbeIds)) {
        PKCS12ParametersGenerator generator = new PKCS12ParametersGenerator(new SHA1Digest());
        generator.init(pkcs12Bytes(password, emptyAsInOpenssl), parameters.getIV(), rounds);
        return pkcs12(oid, generator);
      }
      return pbes1(oid, parameters.getIV(), rounds, password);
    } catch (IllegalArgumentException | ArithmeticException | NullPointerException e) {
      throw new DerException("the description of its encryption is damaged");
    }
  }

  /** PKCS#12 takes two bytes for a character and two zeros behind. */
  static byte[] pkcs12Bytes(char[] password, boolean emptyAsInOpenssl) {
    return password.length == 0 && emptyAsInOpenssl
        ? new byte[2]
        : PBEParametersGenerator.PKCS12PasswordToBytes(password);
  }

  static int rounds(int number) throws DerException {
    if (number < 1 || number > MAX_ROUNDS) {
      throw new DerException("its key takes more than " + MAX_ROUNDS + " rounds to derive");
    }
    return number;
  }

  private static PasswordCipher pbes2(PBES2Parameters parameters, char[] password)
      throws DerException {
    ASN1ObjectIdentifier oid = parameters.getEncryptionScheme().getAlgorithm();
    Optional<Integer> bits = keyBits(oid);
    if (bits.isEmpty()) {
      throw new DerException(UNSUPPORTED);
    }
    byte[] vector =
        ASN1OctetString.getInstance(parameters.getEncryptionScheme().getParameters()).getOctets();
    byte[] secret = PBEParametersGenerator.PKCS5PasswordToUTF8Bytes(password);
    KeyParameter key = derive(parameters.getKeyDerivationFunc(), secret, bits.get());
    BlockCipher engine = engine(oid);
    if (vector.length != engine.getBlockSize()) {
      throw new DerException("the description of its encryption is damaged");
    }
    return PasswordCipher.cbc(engine, new ParametersWithIV(key, vector));
  }

  private static KeyParameter derive(KeyDerivationFunc function, byte[] secret, int bits)
      throws DerException {
    if (function.getAlgorithm().equals(MiscObjectIdentifiers.id_scrypt)) {
      ScryptParams scrypt = ScryptParams.getInstance(function.getParameters());
      int cost = scrypt.getCostParameter().intValueExact();
      int block = scrypt.getBlockSize().intValueExact();
      int parallel = scrypt.getParallelizationParameter().intValueExact();
      if (cost < 2
          || block < 1
          || parallel < 1
          || parallel > 16
          || 128L * cost * block > MAX_SCRYPT_BYTES) {
        throw new DerException("its key takes more than 64 MiB to derive");
      }
      return new KeyParameter(
          SCrypt.generate(secret, scrypt.getSalt(), cost, block, parallel, bits / 8));
    }
    if (!function.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2)) {
      throw new DerException(UNSUPPORTED);
    }
    PBKDF2Params pbkdf2 = PBKDF2Params.getInstance(function.getParameters());
    PKCS5S2ParametersGenerator generator =
        new PKCS5S2ParametersGenerator(digest(pbkdf2.getPrf().getAlgorithm()));
    generator.init(secret, pbkdf2.getSalt(), rounds(pbkdf2.getIterationCount().intValueExact()));
    return (KeyParameter) generator.generateDerivedParameters(bits);
  }

  /** The digest of an HMAC. */
  private static Digest digest(ASN1ObjectIdentifier hmac) throws DerException {
    if (hmac.equals(PKCSObjectIdentifiers.id_hmacWithSHA1)) {
      return new SHA1Digest();
    } else if (hmac.equals(PKCSObjectIdentifiers.id_hmacWithSHA224)) {
      return new SHA224Digest();
    } else if (hmac.equals(PKCSObjectIdentifiers.id_hmacWithSHA256)) {
      return SHA256Digest.newInstance();
    } else if (hmac.equals(PKCSObjectIdentifiers.id_hmacWithSHA384)) {
      return new SHA384Digest();
    } else if (hmac.equals(PKCSObjectIdentifiers.id_hmacWithSHA512)) {
      return new SHA512Digest();
    }
    throw new DerException(UNSUPPORTED);
  }

  private static Optional<Integer> keyBits(ASN1ObjectIdentifier cipher) {
    if (cipher.equals(NISTObjectIdentifiers.id_aes128_CBC)) {
      return Optional.of(128);
    } else if (cipher.equals(NISTObjectIdentifiers.id_aes192_CBC)) {
      return Optional.of(192);
    } else if (cipher.equals(NISTObjectIdentifiers.id_aes256_CBC)) {
      return Optional.of(256);
    } else if (cipher.equals(PKCSObjectIdentifiers.des_EDE3_CBC)) {
      return Optional.of(192);
    }
    return cipher.equals(OIWObjectIdentifiers.desCBC) ? Optional.of(64) : Optional.empty();
  }

  private static BlockCipher engine(ASN1ObjectIdentifier cipher) {
    if (cipher.equals(PKCSObjectIdentifiers.des_EDE3_CBC)) {
      return new DESedeEngine();
    }
    return cipher.equals(OIWObjectIdentifiers.desCBC) ? new DESEngine() : AESEngine.newInstance();
  }

  private static PasswordCipher pbes1(
      ASN1ObjectIdentifier oid, byte[] salt, int rounds, char[] password) throws DerException {
    boolean md5 =
        oid.equals(PKCSObjectIdentifiers.pbeWithMD5AndDES_CBC)
            || oid.equals(PKCSObjectIdentifiers.pbeWithMD5AndRC2_CBC);
    boolean rc2 =
        oid.equals(PKCSObjectIdentifiers.pbeWithMD5AndRC2_CBC)
            || oid.equals(PKCSObjectIdentifiers.pbeWithSHA1AndRC2_CBC);
    if (!md5 && !rc2 && !oid.equals(PKCSObjectIdentifiers.pbeWithSHA1AndDES_CBC)) {
      throw new DerException(UNSUPPORTED);
    }
    PKCS5S1ParametersGenerator generator =
        new PKCS5S1ParametersGenerator(md5 ? new MD5Digest() : new SHA1Digest());
    generator.init(PBEParametersGenerator.PKCS5PasswordToUTF8Bytes(password), salt, rounds);
    return PasswordCipher.cbc(
        rc2 ? new RC2Engine() : new DESEngine(), generator.generateDerivedParameters(64, 64));
  }

  private static PasswordCipher pkcs12(
      ASN1ObjectIdentifier oid, PKCS12ParametersGenerator generator) throws DerException {
    if (oid.equals(PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC)) {
      return PasswordCipher.cbc(new DESedeEngine(), generator.generateDerivedParameters(192, 64));
    } else if (oid.equals(PKCSObjectIdentifiers.pbeWithSHAAnd2_KeyTripleDES_CBC)) {
      return PasswordCipher.cbc(new DESedeEngine(), generator.generateDerivedParameters(128, 64));
    } else if (oid.equals(PKCSObjectIdentifiers.pbeWithSHAAnd128BitRC2_CBC)) {
      return PasswordCipher.cbc(new RC2Engine(), generator.generateDerivedParameters(128, 64));
    } else if (oid.equals(PKCSObjectIdentifiers.pbeWithSHAAnd40BitRC2_CBC)) {
      return PasswordCipher.cbc(new RC2Engine(), generator.generateDerivedParameters(40, 64));
    } else if (oid.equals(PKCSObjectIdentifiers.pbeWithSHAAnd128BitRC4)) {
      return PasswordCipher.stream(new RC4Engine(), generator.generateDerivedParameters(128));
    } else if (oid.equals(PKCSObjectIdentifiers.pbeWithSHAAnd40BitRC4)) {
      return PasswordCipher.stream(new RC4Engine(), generator.generateDerivedParameters(40));
    }
    throw new DerException(UNSUPPORTED);
  }
}
