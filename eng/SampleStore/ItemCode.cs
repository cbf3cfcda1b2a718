using System.Globalization;

namespace EcomCore.SampleData;

/// <summary>Item codes of the store's schema, such as 01-M-2504-0007-K: category, size, launch month, serial, check character.</summary>
internal static class ItemCode
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public static string Of(Product product, char size)
    {
        var body = string.Create(
            CultureInfo.InvariantCulture, $"{(int)product.Category:00}-{size}-{product.Launched:yyMM}-{product.Serial:0000}");
        return $"{body}-{CheckCharacterOf(body)}";
    }

    /// <summary>Damages a code the way people do when they type one: lower case, no hyphen, month 13, another size, O for 0.</summary>
    public static string Damage(string code, int kind) => (kind % 5) switch
    {
        0 => code.ToLowerInvariant(),
        1 => code.Remove(2, 1),
        2 => $"{code[..5]}{code[5..7]}13{code[9..]}",
        3 => $"{code[..3]}{(code[3] == 'M' ? 'L' : 'M')}{code[4..]}",
        _ => string.Concat("O", code.AsSpan(1)),
    };

    /// <summary>ISO 7064 MOD 37,36 over the letters and digits.</summary>
    private static char CheckCharacterOf(string body)
    {
        var product = 36;
        foreach (var character in body.Where(char.IsAsciiLetterOrDigit))
        {
            var sum = (product + Alphabet.IndexOf(character, StringComparison.Ordinal)) % 36;
            product = (sum == 0 ? 36 : sum) * 2 % 37;
        }

        return Alphabet[(37 - product) % 36];
    }
}
