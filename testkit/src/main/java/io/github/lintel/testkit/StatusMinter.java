package io.github.lintel.testkit;

import java.io.IOException;
import java.security.PrivateKey;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;

/** Writes OCSP responses and revocation lists. */
final class StatusMinter {
  private static final String SHA1 = "1.3.14.3.2.26";

  private StatusMinter() {}

  static byte[] ocsp(OcspRecipe recipe, CertificateAuthority issuer) {
    try {
      CertificateID id =
          new CertificateID(
              digest(recipe.hash()), new X509CertificateHolder(issuer.der()), recipe.serial());
      Credential delegate = recipe.delegate();
      PrivateKey key =
          delegate == null ? recipe.responder().key().getPrivate() : delegate.privateKey();
      X509CertificateHolder responder =
          new X509CertificateHolder(delegate == null ? recipe.responder().der() : delegate.leaf());
      RespID name =
          recipe.byKey()
              ? new RespID(responder.getSubjectPublicKeyInfo(), digest(SHA1))
              : new RespID(responder.getSubject());
      BasicOCSPRespBuilder response =
          new BasicOCSPRespBuilder(name)
              .addResponse(id, recipe.status(), recipe.thisUpdate(), recipe.nextUpdate());
      X509CertificateHolder[] sent =
          delegate == null ? null : new X509CertificateHolder[] {responder};
      KindSigner signer = new KindSigner(key, recipe.corrupt());
      return new OCSPRespBuilder()
          .build(OCSPRespBuilder.SUCCESSFUL, response.build(signer, sent, recipe.thisUpdate()))
          .getEncoded();
    } catch (OCSPException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("Cannot write this OCSP response", e);
    }
  }

  /** A response without an answer. */
  static byte[] refusal(int status) {
    return Der.encode(
        new OCSPResponse(OCSPResponseStatus.getInstance(new ASN1Enumerated(status)), null));
  }

  static byte[] revocationList(RevocationListRecipe recipe, CertificateAuthority issuer) {
    X509v2CRLBuilder list =
        new X509v2CRLBuilder(name(issuer), Date.from(recipe.thisUpdate()))
            .setNextUpdate(Date.from(recipe.nextUpdate()));
    try {
      for (RevocationListRecipe.Entry entry : recipe.entries()) {
        list.addCRLEntry(entry.serial(), Date.from(entry.at()), extensions(entry));
      }
      if (recipe.hasNumber()) {
        list.addExtension(Extension.cRLNumber, false, new ASN1Integer(recipe.number()));
      }
      for (CertificateExtension extension : recipe.extensions()) {
        list.addExtension(
            new ASN1ObjectIdentifier(extension.oid()), extension.critical(), extension.value());
      }
      PrivateKey key = recipe.signer(issuer).getPrivate();
      return list.build(new KindSigner(key, recipe.corrupt())).getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("Cannot write this revocation list", e);
    }
  }

  private static Extensions extensions(RevocationListRecipe.Entry entry) throws IOException {
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    extensions.addExtension(Extension.reasonCode, false, CRLReason.lookup(entry.reason()));
    if (entry.issuer() != null) {
      GeneralName name = new GeneralName(X500Name.getInstance(entry.issuer().der()));
      extensions.addExtension(Extension.certificateIssuer, true, new GeneralNames(name));
    }
    return extensions.generate();
  }

  private static DigestCalculator digest(String oid) throws OperatorCreationException {
    return new BcDigestCalculatorProvider()
        .get(new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid), DERNull.INSTANCE));
  }

  private static X500Name name(CertificateAuthority authority) {
    return X500Name.getInstance(authority.name().der());
  }
}
