using System.Globalization;
using System.Reflection;

namespace EcomCore.Risk;

/// <summary>The generated table character-forms.txt beside this class: which character stands for which, one to one.</summary>
/// <remarks>Written by eng/CharacterForms from the Unicode Character Database 15.0; docs/decisions/0020 says why.</remarks>
internal sealed class CharacterForms
{
    private static readonly Lazy<CharacterForms> Shared = new(Read);

    private readonly Dictionary<char, char> _simplified = [];
    private readonly Dictionary<char, char> _compatible = [];

    private CharacterForms()
    {
    }

    /// <summary>Gets the traditional and variant characters with their simplified form.</summary>
    public static IReadOnlyDictionary<char, char> Simplified => Shared.Value._simplified;

    /// <summary>Gets the compatibility characters with the one they stand for.</summary>
    public static IReadOnlyDictionary<char, char> Compatible => Shared.Value._compatible;

    public static char ToSimplified(char c) => c >= '\u3400' && Shared.Value._simplified.TryGetValue(c, out var form) ? form : c;

    public static char ToCompatible(char c) => c >= '\u00A0' && Shared.Value._compatible.TryGetValue(c, out var form) ? form : c;

    private static CharacterForms Read()
    {
        using var stream = typeof(CharacterForms).GetTypeInfo().Assembly.GetManifestResourceStream("character-forms.txt")!;
        using var reader = new StreamReader(stream);
        var forms = new CharacterForms();
        var section = forms._simplified;
        foreach (var line in reader.ReadToEnd().Split('\n').Where(line => line.Length > 0))
        {
            if (line[0] == '[')
            {
                section = line == "[simplified]" ? forms._simplified : forms._compatible;
            }
            else if (line[0] != '#')
            {
                AddPairs(line, section);
            }
        }

        return forms;
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
