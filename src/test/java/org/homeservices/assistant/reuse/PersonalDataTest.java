package org.homeservices.assistant.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "meu cpf 529.982.247-25",
        "CPF 52998224725 às 10h",
        "529 982 247 25",
        "cpf errado 529.982.247-00",
        "cnpj 11.222.333/0001-81",
        "11222333000181",
        "CNPJ novo 12.ABC.345/01DE-35",
        "manda para ana.silva+casa@exemplo.com.br",
        "ana＠exemplo.com",
        "ana@\u200Bexemplo.com",
        "+55 11 91234-5678",
        "+5511912345678",
        "(11) 91234-5678",
        "(011) 3333-4444",
        "11 91234 5678",
        "11912345678",
        "1133334444",
        "91234-5678",
        "3333-4444",
        "CEP 01310-100",
        "cep: 01310100",
        "moro no 01.310-100",
        "cartão 4111 1111 1111 1111",
        "4111-1111-1111-1111, validade 12",
        "5555555555554444",
        "378282246310005",
        "pix 123e4567-e89b-12d3-a456-426614174000",
        "RG 12.345.678-9",
        "rg: 12345678",
        "rg 12.345.678-X",
        "placa ABC-1234",
        "abc1234",
        "carro ABC1D23",
        "placa é ABC 1D23",
        "meu nome é Ana",
        "Me chamo Ana e quero uma faxina",
        "moro na avenida Paulista",
        "my name is Ana",
        "I live at 5 Main Street",
        "me llamo Ana",
        "vivo en Madrid"
      })
  void questionShouldBePersonalWhenItTellsSomethingAboutSomebody(String question) {
    assertThat(PersonalData.isIn(question)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Como cancelo o pedido?",
        "52998224724",
        "11222333000182",
        "11111111111",
        "4111111111111112",
        "A faxina custa R$ 1.500,00?",
        "R$ 1.234.567,89",
        "pintar 120 m2 por 3.500 reais",
        "das 8h às 18h, de 10/12/2026 a 15/12/2026",
        "em 2026 atende 24/7?",
        "0800 é de graça?",
        "desconto de 10% em 3x",
        "tomada de 220 V e 9000 BTUs",
        "qual o CPF que devo usar?",
        "preciso informar o CEP?",
        "esqueci minha senha",
        "posso mudar meu endereço?",
        "quem vê meu telefone?"
      })
  void questionShouldNotBePersonalWhenItTellsNothingAboutAnybody(String question) {
    assertThat(PersonalData.isIn(question)).isFalse();
  }
}
