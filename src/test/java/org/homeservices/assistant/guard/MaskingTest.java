package org.homeservices.assistant.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "meu CPF é 529.982.247-25|meu CPF é [CPF]",
        "CPF 52998224725 às 10h|CPF [CPF] às 10h",
        "529 982 247 25|[CPF]",
        "529982247-25|[CPF]",
        "12 529.982.247-25|12 [CPF]",
        "cpf errado 529.982.247-00.|cpf errado [CPF].",
        "cnpj 11.222.333/0001-81|cnpj [CNPJ]",
        "11222333000181|[CNPJ]",
        "11.222.333/0001 - 81|[CNPJ]",
        "CNPJ novo 12.ABC.345/01DE-35|CNPJ novo [CNPJ]",
        "manda para ana.silva+casa@exemplo.com.br, ok?|manda para [e-mail], ok?",
        "ANA@EXEMPLO.COM|[e-mail]",
        "(joão@exemplo.com)|([e-mail])",
        "e-mail:ana_1@sub.exemplo.com.|e-mail:[e-mail].",
        "ana＠exemplo.com|[e-mail]",
        "ana@\u200Bexemplo.com|[e-mail]",
        "529.\u200B982.247-25|[CPF]",
        "５２９９８２２４７２５|[CPF]",
        "liga +55 11 91234-5678 hoje|liga [phone] hoje",
        "+5511912345678|[phone]",
        "(11) 91234-5678|[phone]",
        "(011) 3333-4444|[phone]",
        "11 91234 5678|[phone]",
        "011 91234-5678|[phone]",
        "11-3333-4444|[phone]",
        "11912345678|[phone]",
        "1133334444|[phone]",
        "5511912345678|[phone]",
        "91234-5678|[phone]",
        "91234 5678|[phone]",
        "3333-4444|[phone]",
        "zap:11 9.1234-5678|zap:[phone]",
        "CEP 01310-100|CEP [CEP]",
        "cep: 01310100|[CEP]",
        "moro no 01.310-100|moro no [CEP]",
        "cartão 4111 1111 1111 1111|cartão [card]",
        "4111-1111-1111-1111, validade 12/29|[card], validade 12/29",
        "5555555555554444|[card]",
        "3782 822463 10005|[card]",
        "4222222222222|[card]",
        "pix 123e4567-e89b-12d3-a456-426614174000|pix [PIX]",
        "PIX 123E4567-E89B-12D3-A456-426614174000!|PIX [PIX]!",
        "RG 12.345.678-9|RG [RG]",
        "rg: 12345678|[RG]",
        "rg 12.345.678-X|rg [RG]",
        "placa ABC-1234|placa [plate]",
        "carro ABC1D23|carro [plate]",
        "placa é ABC 1D23|[plate]",
        "CPF 529.982.247-25 e tel 11 91234-5678|CPF [CPF] e tel [phone]"
      })
  void personalDataShouldBeMaskedWhenATextHoldsSome(String text, String masked) {
    assertThat(Masking.of(text)).isEqualTo(masked);
    assertThat(Masking.of(masked)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Como cancelo o pedido?",
        "Custa R$ 1.500,00?",
        "R$1.234.567,89",
        "de R$ 2500-3000",
        "entre R$ 150 e R$ 300",
        "pintar 120 m2 por 3.500 reais",
        "US$ 1,234,567.89",
        "dia 12/10/2026",
        "12-10-2026",
        "2026-10-12",
        "12.10.2026",
        "de 10/12/2026 a 15/12/2026",
        "das 8h às 18h",
        "das 08:00 às 18:30",
        "24 horas",
        "em 24/7 e 365 dias",
        "plano 2026-2027",
        "dez-2026",
        "NBR5410 e NBR 5410",
        "ISO9001",
        "parede 120x200",
        "móvel de 1200x600x18 mm",
        "2,5 x 3,0 m",
        "tomada de 220 V e 9000 BTUs",
        "BTU9000",
        "desconto de 10% em 3x",
        "pedido 12345",
        "pedido nº 1234567",
        "0800 é de graça?",
        "3 quartos, 2 banheiros, 1 sala",
        "apartamento 1502 bloco 3",
        "52998224724",
        "11222333000182",
        "11111111111",
        "4111111111111112",
        "0000000000000000",
        "qual CPF devo usar?",
        "preciso informar o CEP e o RG?",
        "a placa de gesso 60x60",
        "me manda um e-mail",
        "aceita PIX ou cartão?",
        "1. Limpeza\n2. Pintura\n3. Elétrica",
        "1 2 3 4 5 6 7 8",
        "[CPF] e [phone] de [e-mail]",
        "temperatura -5 a 30 graus",
        "👩‍👩‍👧 família 1️⃣",
        ""
      })
  void textShouldStayAsItIsWhenItTellsOfNobody(String text) {
    assertThat(Masking.of(text)).isEqualTo(text);
  }

  @Test
  void personalDataShouldStayWhenAPublicTextHoldsThem() {
    String masked = Masking.of("(11) 4000-0000 ou (11) 91234-5678", "Contact: +55 11 4000-0000");

    assertThat(masked).isEqualTo("(11) 4000-0000 ou [phone]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a", "1", "1 ", "a@", "a.", "11 ", "1.", "1-", "(1", "+55", "rg ", "rg1", "cep ", "placa ",
        "529.", "@", "a1-", "4111 ", "a\u200B", "[", "9"
      })
  void maskingShouldTakeAMomentWhenATextIsHostile(String piece) {
    String text = piece.repeat(20_000 / piece.length());

    assertTimeoutPreemptively(Duration.ofSeconds(4), () -> Masking.of(text));
  }

  @Test
  void maskingShouldChangeNothingWhenDoneAgain() {
    Random random = new Random(5);
    String[] parts = {
      "529.982.247-25",
      "1",
      "22",
      " ",
      "-",
      "rg",
      "cep",
      "a@b.c",
      "91234",
      "5678",
      ".",
      "x",
      "placa"
    };
    for (int run = 0; run < 2_000; run++) {
      StringBuilder text = new StringBuilder();
      for (int part = 0; part < 12; part++) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      String masked = Masking.of(text.toString());

      assertThat(Masking.of(masked)).as(text.toString()).isEqualTo(masked);
    }
  }
}
