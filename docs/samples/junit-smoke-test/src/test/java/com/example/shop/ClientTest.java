package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.lintel.junit.BadFrontDoors;
import io.github.lintel.junit.FrontDoorFixture;
import io.github.lintel.testkit.FrontDoor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Our client gets in where it should, and nowhere else. */
class ClientTest {

  @Test
  void getsIn(@FrontDoorFixture FrontDoor door) throws Exception {
    assertEquals(200, status(door));
  }

  @ParameterizedTest
  @BadFrontDoors
  void refuses(FrontDoor door) {
    assertThrows(IOException.class, () -> status(door));
  }

  private static int status(FrontDoor door) throws IOException, InterruptedException {
    SSLContext context = door.trust().sslContext();
    HttpClient client =
        HttpClient.newBuilder()
            .sslContext(context)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(door.url())).timeout(Duration.ofSeconds(5)).build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
