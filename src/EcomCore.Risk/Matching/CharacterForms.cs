using System.Globalization;
using System.Reflection;

namespace EcomCore.Risk;

/// <summary>The generated table character-forms.txt beside this class: which character stands for which, one to one.</summary>
/// <remarks>Written by eng/CharacterForms from the Unicode Character Database 15.0; docs/decisions/0020 says why.</remarks>
internal sealed class CharacterForms
{
    private static readonly Lazy<CharacterForms> Shared = new(() => new CharacterForms());

    private readonly Dictionary<char, char> _simplified = [];
    private readonly Dictionary<char, char> _compatible = [];
    private readonly char[] _toSimplified;
    private readonly char[] _toCompatible;

    private CharacterForms()
    {
        ReadInto(_simplified, _compatible);
        _toSimplified = AllCharacters(c => _simplified.TryGetValue(c, out var form) ? form : c);
        _toCompatible = AllCharacters(c => _compatible.TryGetValue(c, out var form) ? form : c);
    }

    /// <summary>Gets the traditional and variant characters with their simplified form.</summary>
    public static IReadOnlyDictionary<char, char> Simplified => Shared.Value._simplified;

    /// <summary>Gets the compatibility characters with the one they stand for.</summary>
    public static IReadOnlyDictionary<char, char> Compatible => Shared.Value._compatible;

    public static char ToSimplified(char c) => Shared.Value._toSimplified[c];

    public static char ToCompatible(char c) => Shared.Value._toCompatible[c];

    /// <summary>What a function says of each of the 65,536 UTF-16 units: a matcher asks for all of them when it is built.</summary>
    public static char[] AllCharacters(Func<char, char> form)
    {
        var forms = new char[char.MaxValue + 1];
        for (var c = 0; c < forms.Length; c++)
        {
            forms[c] = form((char)c);
        }

        return forms;
    }

    private static void ReadInto(Dictionary<char, char> simplified, Dictionary<char, char> compatible)
    {
        using var stream = typeof(CharacterForms).GetTypeInfo().Assembly.GetManifestResourceStream("character-forms.txt")!;
        using var reader = new StreamReader(stream);
        var section = simplified;
        foreach (var line in reader.ReadToEnd().Split('\n').Where(line => line.Length > 0))
        {
            if (line[0] == '[')
            {
                section = line == "[simplified]" ? simplified : compatible;
            }
            else if (line[0] != '#')
            {
                AddPairs(line, section);
            }
        }
    }

    /// <summary>Eight hexadecimal digits per pair: the character's code, then its form's.</summary>
    private static void AddPairs(string line, Dictionary<char, char> section)
    {
        foreach (var pair in line.Split(' '))
        {
            var codes = uint.Parse(pair, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            section.Add((char)(codes >> 16), (char)(codes & 0xFFFF));
        }
    }
}
