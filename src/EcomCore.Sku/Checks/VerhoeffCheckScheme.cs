namespace EcomCore.Sku;

/// <summary>The only scheme that must read from the right: a digit's permutation depends on its distance to the check.</summary>
/// <remarks>J. Verhoeff, Error Detecting Decimal Codes, Mathematical Centre Tract 29, Amsterdam 1969.</remarks>
internal sealed class VerhoeffCheckScheme : CheckScheme
{
    private const string Digits = "0123456789";

    // The dihedral group D5: 0 to 4 turn a pentagon, 5 to 9 turn it over first.
    private static readonly byte[] Product = ProductTable();

    // The permutation (0 1 5 8 9 4 2 7)(3 6) applied 0 to 7 times.
    private static readonly byte[] Permutation = PermutationTable();

    public VerhoeffCheckScheme()
        : base("verhoeff", Digits, Digits, 1, true)
    {
    }

    private protected override int Fold(ReadOnlySpan<char> text)
    {
        var product = 0;
        var place = 1;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            var digit = text[i] - '0';
            if ((uint)digit <= 9)
            {
                product = Product[(product * 10) + Permutation[((place & 7) * 10) + digit]];
                place++;
            }
        }

        return product is > 0 and < 5 ? 5 - product : product;
    }

    internal override bool EndsRight(ReadOnlySpan<char> text, int[]? places) => Matches(text.Slice(0, text.Length - 1), text.Slice(text.Length - 1));

    private static byte[] ProductTable()
    {
        var table = new byte[100];
        for (var a = 0; a < 10; a++)
        {
            for (var b = 0; b < 10; b++)
            {
                var turn = a < 5 ? (a + b) % 5 : (a - b + 10) % 5;
                table[(a * 10) + b] = (byte)(turn + (a < 5 == b < 5 ? 0 : 5));
            }
        }

        return table;
    }

    private static byte[] PermutationTable()
    {
        ReadOnlySpan<byte> once = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
        var table = new byte[80];
        for (var digit = 0; digit < 10; digit++)
        {
            table[digit] = (byte)digit;
            for (var times = 1; times < 8; times++)
            {
                table[(times * 10) + digit] = once[table[((times - 1) * 10) + digit]];
            }
        }

        return table;
    }
}
