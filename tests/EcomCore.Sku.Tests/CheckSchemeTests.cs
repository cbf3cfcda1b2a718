using System.Text.Json;
using EcomCore.Tests;

namespace EcomCore.Sku.Tests;

public sealed class CheckSchemeTests
{
    [Theory]
    [InlineData("mod37-36", "TB01M2504", "U")]
    [InlineData("mod37-2", "TB01M2504", "Q")]
    [InlineData("mod97-10", "TB01M2504", "10")]
    [InlineData("mod97-10", "0", "98")]
    [InlineData("mod11-2", "000000021694233", "X")]
    [InlineData("mod11-2", "000000021825009", "7")]
    [InlineData("gs1", "629104150021", "3")]
    [InlineData("luhn", "7992739871", "3")]
    [InlineData("damm", "572", "4")]
    [InlineData("verhoeff", "236", "3")]
    [InlineData("damm32", "1", "2")]
    [InlineData("damm32", "G", "5")]
    public void Computes_the_check_of_a_payload(string name, string payload, string check)
    {
        Assert.True(CheckScheme.TryFind(name, out var scheme));
        Assert.Equal(check, scheme.Compute(payload));
        Assert.True(scheme.IsValid(payload + check));
    }

    [SharedDataFact]
    public void Agrees_with_every_reference_vector()
    {
        var kinds = new Dictionary<string, CheckScheme>
        {
            ["mod_37_36"] = CheckScheme.Mod37Hybrid36,
            ["mod_37_2"] = CheckScheme.Mod37Radix2,
            ["mod_97_10"] = CheckScheme.Mod97Radix10,
            ["mod_97_10_alnum_stdnum_only"] = CheckScheme.Mod97Radix10,
            ["luhn"] = CheckScheme.Luhn,
            ["damm"] = CheckScheme.Damm,
            ["verhoeff"] = CheckScheme.Verhoeff,
        };
        using var vectors = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("oracles/sku.json")));
        var compared = 0;
        foreach (var (kind, scheme) in kinds)
        {
            foreach (var vector in vectors.RootElement.GetProperty("schemes").GetProperty(kind).EnumerateArray())
            {
                var code = vector.GetProperty("code").GetString()!;
                Assert.Equal(vector.GetProperty("valid").GetBoolean(), scheme.IsValid(code));
                if (vector.TryGetProperty("payload", out var payload) && vector.TryGetProperty("check", out var check))
                {
                    Assert.Equal(check.GetString(), scheme.Compute(payload.GetString()!));
                }

                compared++;
            }
        }

        Assert.Equal(175, compared);
    }

    [SharedDataFact]
    public void Gs1_agrees_with_the_reference_vectors_of_gtins()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("oracles/sku.json")));
        foreach (var vector in vectors.RootElement.GetProperty("schemes").GetProperty("gtin").EnumerateArray())
        {
            var code = vector.GetProperty("code").GetString()!;
            if (vector.GetProperty("length").GetInt32() is 8 or 12 or 13 or 14)
            {
                Assert.Equal(vector.GetProperty("valid").GetBoolean(), CheckScheme.Gs1.IsValid(code));
            }
        }
    }

    [Fact]
    public void A_character_outside_the_alphabet_is_named_with_its_place()
    {
        var error = Assert.Throws<ArgumentException>(() => CheckScheme.Luhn.Compute("12A4"));
        Assert.StartsWith("Expected characters of 0123456789; found 'A' at 2.", error.Message, StringComparison.Ordinal);
        Assert.Equal("payload", error.ParamName);
    }

    [Fact]
    public void A_payload_of_nothing_has_no_check()
    {
        Assert.Throws<ArgumentException>(() => CheckScheme.Damm.Compute(string.Empty));
        Assert.False(CheckScheme.Damm.IsValid("0"));
        Assert.False(CheckScheme.Damm.IsValid(null));
    }

    [Fact]
    public void Lower_case_is_not_the_same_character() => Assert.False(CheckScheme.Mod37Hybrid36.IsValid("tb01m2504U"));

    [Fact]
    public void A_target_that_is_too_short_is_left_alone()
    {
        var check = new char[1];
        Assert.False(CheckScheme.Mod97Radix10.TryCompute("12345", check));
        Assert.Equal('\0', check[0]);
    }
}
