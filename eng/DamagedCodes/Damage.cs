namespace EcomCore.SampleData;

/// <summary>One way in which codes are damaged by people, input methods and spreadsheets.</summary>
/// <param name="Name">Stands in the column <c>damage</c>.</param>
/// <param name="CanBeUndone">Whether the damaged text can only mean the one code.</param>
/// <param name="Apply">The damaged text; the code itself where the damage does not apply to it.</param>
internal sealed record Damage(string Name, bool CanBeUndone, Func<string, Dice, string> Apply)
{
    // TB-01-M-2504-0001-Y: every category starts with 0.
    private const int CategoryPlace = 3;
    private const int SerialPlace = 13;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static IReadOnlyList<Damage> All { get; } =
    [
        new("lower-case", true, (code, _) => code.ToLowerInvariant()),
        new("full-width", true, (code, _) => string.Concat(code.Select(character => (char)(character + 0xFEE0)))),
        new("zero-width", true, (code, dice) => code.Insert(dice.Below(code.Length), "\u200B")),
        new("no-break-space", true, (code, _) => "\u00A0" + code + " "),
        new("dash", true, (code, dice) => code.Replace('-', dice.Pick(['\u2010', '\u2013', '\u2014', '\u2212']))),
        new("other-separator", true, (code, dice) => code.Replace('-', dice.Pick(['_', '/', ' ']))),
        new("no-separator", true, (code, _) => code.Replace("-", string.Empty, StringComparison.Ordinal)),
        new("lost-zero", true, (code, _) => code[SerialPlace] == '0' ? code.Remove(SerialPlace, 1).Remove(CategoryPlace, 1) : code.Remove(CategoryPlace, 1)),
        new("quoted", true, (code, _) => $"=\"{code}\""),
        new("typo", false, (code, dice) => Replace(code, PlaceIn(code, dice), dice.Pick(Alphabet.ToCharArray()))),
        new("swap", false, Swap),
        new("cut-off", false, (code, dice) => code[..(1 + dice.Below(code.Length - 1))]),
    ];

    private static string Replace(string code, int place, char character) => $"{code[..place]}{character}{code[(place + 1)..]}";

    private static string Swap(string code, Dice dice)
    {
        var place = PlaceIn(code[..^1], dice);
        return code[place + 1] == '-' ? code : $"{code[..place]}{code[place + 1]}{code[place]}{code[(place + 2)..]}";
    }

    private static int PlaceIn(string code, Dice dice)
    {
        while (true)
        {
            if (dice.Below(code.Length) is var place && code[place] != '-')
            {
                return place;
            }
        }
    }
}
