using FsCheck;
using FsCheck.Xunit;

namespace EcomCore.Sku.Tests;

[Properties(Arbitrary = [typeof(Generators)])]
public sealed class CheckSchemeLaws
{
    [Property]
    public bool A_computed_check_is_valid(SchemeAndPayload x) => x.Scheme.IsValid(x.Payload + x.Scheme.Compute(x.Payload));

    [Property]
    public bool Exactly_one_check_is_valid(SchemeAndPayload x)
    {
        var checks = x.Scheme.Length == 1
            ? x.Scheme.CheckAlphabet.Select(character => character.ToString())
            : x.Scheme.CheckAlphabet.SelectMany(first => x.Scheme.CheckAlphabet.Select(second => $"{first}{second}"));
        return checks.Count(check => x.Scheme.IsValid(x.Payload + check)) == 1;
    }

    [Property]
    public bool A_schema_accepts_exactly_the_checks_that_the_scheme_calls_valid(SchemeAndPayload x, bool isFixed, bool isCut)
    {
        var builder = SkuSchema.Named("checked").Separator("-").Text("payload", x.Scheme.Alphabet, isFixed ? x.Payload.Length : 1, x.Payload.Length + (isFixed ? 0 : 3));
        var schema = (isCut ? builder.Literal(x.Scheme.Alphabet[..2]) : builder).Check("check", x.Scheme).Build();
        var start = x.Payload + (isCut ? "-" + x.Scheme.Alphabet[..2] : string.Empty);
        var plain = start.Replace("-", string.Empty, StringComparison.Ordinal);
        var checks = x.Scheme.Length == 1
            ? x.Scheme.CheckAlphabet.Select(character => character.ToString())
            : x.Scheme.CheckAlphabet.SelectMany(first => x.Scheme.CheckAlphabet.Select(second => $"{first}{second}"));
        return checks.All(check => schema.TryParse($"{start}-{check}", out _) == x.Scheme.IsValid(plain + check));
    }

    [Property]
    public bool Every_single_wrong_character_is_found(SchemeAndPayload x)
    {
        if (x.Scheme == CheckScheme.Mod97Radix10 && !x.Payload.All(char.IsAsciiDigit))
        {
            return true;
        }

        var code = x.Payload + x.Scheme.Compute(x.Payload);
        for (var i = 0; i < code.Length; i++)
        {
            foreach (var other in AlphabetAt(x, i))
            {
                if (other != code[i] && x.Scheme.IsValid(code[..i] + other + code[(i + 1)..]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    [Property]
    public bool Every_swap_of_neighbours_is_found_where_that_is_promised(SchemeAndPayload x)
    {
        var code = x.Payload + x.Scheme.Compute(x.Payload);
        for (var i = 0; x.Scheme.DetectsTranspositions && i + 1 < code.Length; i++)
        {
            if (code[i] != code[i + 1] && x.Scheme.IsValid($"{code[..i]}{code[i + 1]}{code[i]}{code[(i + 2)..]}"))
            {
                return false;
            }
        }

        return true;
    }

    [Property]
    public bool No_text_makes_a_scheme_fail(string? text) => CheckScheme.All.All(scheme => scheme.IsValid(text) || !scheme.IsValid(text));

    private static string AlphabetAt(SchemeAndPayload x, int position) =>
        position < x.Payload.Length ? (x.Scheme == CheckScheme.Mod97Radix10 ? "0123456789" : x.Scheme.Alphabet) : x.Scheme.CheckAlphabet;
}
