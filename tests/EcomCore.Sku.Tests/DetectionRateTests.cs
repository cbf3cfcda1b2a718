using System.Text.Json;
using EcomCore.SampleData;
using EcomCore.Tests;

namespace EcomCore.Sku.Tests;

/// <summary>Every error of each kind tried on many codes, beside the rates that other people's software found.</summary>
public sealed class DetectionRateTests
{
    private const string Digits = "0123456789";
    private const int PayloadLength = 12;

    private static readonly (string Name, CheckScheme Scheme, string? Alphabet)[] Compared =
    [
        ("ISO7064 mod 37,36", CheckScheme.Mod37Hybrid36, null),
        ("ISO7064 mod 37-2", CheckScheme.Mod37Radix2, null),
        ("ISO7064 mod 97-10 (A=10..Z=35)", CheckScheme.Mod97Radix10, null),
        ("Damm order 32, GF(2^5) (Crockford alphabet)", CheckScheme.Damm32, null),
        ("digits: GS1 mod 10", CheckScheme.Gs1, null),
        ("digits: Luhn", CheckScheme.Luhn, null),
        ("digits: Damm", CheckScheme.Damm, null),
        ("digits: Verhoeff", CheckScheme.Verhoeff, null),
        ("digits: ISO7064 mod 97-10", CheckScheme.Mod97Radix10, Digits),
    ];

    private static readonly (string Name, ErrorKind Kind)[] Kinds =
    [
        ("sub", ErrorKind.Substitution), ("trans", ErrorKind.Transposition), ("twin", ErrorKind.Twin),
        ("jump", ErrorKind.JumpTransposition), ("lookalike", ErrorKind.LookAlike),
    ];

    [SharedDataFact]
    public void Detection_rates_agree_with_the_reference_on_a_thousand_codes() => Compare(codes: 1000);

    [SuiteFact("slow")]
    public void Detection_rates_agree_with_the_reference_on_as_many_codes() => Compare(codes: 20_000);

    [Fact]
    public void Every_payload_of_three_digits_shows_what_each_scheme_promises()
    {
        foreach (var scheme in CheckScheme.All)
        {
            var (tried, missed) = (0, 0);
            for (var number = 0; number < 1000; number++)
            {
                var payload = number.ToString("D3", System.Globalization.CultureInfo.InvariantCulture);
                var code = payload + scheme.Compute(payload);
                for (var i = 0; i + 1 < code.Length; i++)
                {
                    tried += code[i] != code[i + 1] ? 1 : 0;
                    missed += code[i] != code[i + 1] && scheme.IsValid($"{code[..i]}{code[i + 1]}{code[i]}{code[(i + 2)..]}") ? 1 : 0;
                }
            }

            Assert.True(tried > 2500);
            Assert.True(scheme.DetectsTranspositions ? missed == 0 : scheme == CheckScheme.Mod97Radix10 || missed > 0, scheme.Name);
        }
    }

    private static void Compare(int codes)
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("oracles/sku_detection_rates.json")));
        var rates = reference.RootElement.GetProperty("rates");
        foreach (var (name, scheme, alphabet) in Compared)
        {
            var trials = new ErrorTrials(scheme, alphabet ?? scheme.Alphabet, PayloadLength, codes, seed: 1);
            foreach (var (kindName, kind) in Kinds)
            {
                var expected = rates.GetProperty(name).GetProperty(kindName);
                // The reference tried no look-alikes of base 32 (S and 5, B and 8, Z and 2).
                var (tried, missed) = (expected.GetProperty("trials").GetInt64(), expected.GetProperty("missed").GetInt64());
                var found = trials.Run(kind);
                if (tried > 0)
                {
                    AssertSameRate($"{name}, {kindName}", new Trial(tried, missed), found);
                }
            }
        }
    }

    /// <summary>
    /// Both sides drew their codes at random. Errors of one code are not independent, but codes are: one code brings at most about 20 errors that are
    /// missed together, so five standard errors of independent errors, times the root of 20, leave room for chance and none for another method.
    /// What one side never missed, the other must never miss.
    /// </summary>
    private static void AssertSameRate(string what, Trial expected, Trial found)
    {
        Assert.True(expected.Missed > 0 || found.Missed == 0, $"{what}: missed {found.Missed} where none is missed");
        var rate = (double)expected.Missed / expected.Tried;
        var standardError = Math.Sqrt(rate * (1 - rate) * ((1.0 / expected.Tried) + (1.0 / found.Tried)));
        Assert.True(
            Math.Abs(found.Detected - expected.Detected) <= 5 * Math.Sqrt(20) * standardError, $"{what}: {found.Detected:P4}, expected {expected.Detected:P4}");
    }
}
