package io.github.lintel.testkit;

import java.io.IOException;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
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
  private StatusMinter() {}

  static byte[] ocsp(OcspRecipe recipe, CertificateAuthority issuer) {
    try {
      DigestCalculator sha1 = new BcDigestCalculatorProvider().get(CertificateID.HASH_SHA1);
      CertificateID id =
          new CertificateID(sha1, new X509CertificateHolder(issuer.der()), recipe.serial());
      CertificateAuthority responder = recipe.responder();
      BasicOCSPRespBuilder response =
          new BasicOCSPRespBuilder(new RespID(name(responder)))
              .addResponse(id, recipe.status(), recipe.thisUpdate(), recipe.nextUpdate());
      KindSigner signer = new KindSigner(responder.key().getPrivate(), recipe.corrupt());
      return new OCSPRespBuilder()
          .build(OCSPRespBuilder.SUCCESSFUL, response.build(signer, null, recipe.thisUpdate()))
          .getEncoded();
    } catch (OCSPException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("Cannot write this OCSP response", e);
    }
  }

  static byte[] revocationList(RevocationListRecipe recipe, CertificateAuthority issuer) {
    X509v2CRLBuilder list =
        new X509v2CRLBuilder(name(issuer), Date.from(recipe.thisUpdate()))
            .setNextUpdate(Date.from(recipe.nextUpdate()));
    recipe
        .revoked()
        .forEach((serial, at) -> list.addCRLEntry(serial, Date.from(at), CRLReason.keyCompromise));
    try {
      list.addExtension(Extension.cRLNumber, false, new ASN1Integer(recipe.number()));
      return list.build(new KindSigner(issuer.key().getPrivate(), false)).getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("Cannot write this revocation list", e);
    }
  }

  private static X500Name name(CertificateAuthority authority) {
    return X500Name.getInstance(authority.name().der());
  }
}
