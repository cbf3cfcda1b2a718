using System.Diagnostics.CodeAnalysis;

namespace EcomCore.Sku;

/// <summary>Printable ASCII characters, in rising order, with the index of each.</summary>
internal sealed class CharacterSet
{
    private readonly sbyte[] _index = new sbyte[128];
    private readonly string _characters;

    public CharacterSet(IEnumerable<char> characters)
    {
        _characters = new string(characters.Distinct().OrderBy(character => character).ToArray());
        for (var i = 0; i < _index.Length; i++)
        {
            _index[i] = (sbyte)_characters.IndexOf((char)i);
        }
    }

    public static CharacterSet Digits { get; } = new("0123456789");

    public int Count => _characters.Length;

    public string All => _characters;

    public char this[int index] => _characters[index];

    /// <summary>Reads ranges such as <c>A-Z0-9</c>; a hyphen at an end stands for itself.</summary>
    public static bool TryParse(string alphabet, [NotNullWhen(true)] out CharacterSet? set, [NotNullWhen(false)] out string? fault)
    {
        set = null;
        fault = null;
        var characters = new List<char>();
        for (var i = 0; i < alphabet.Length; i++)
        {
            var first = alphabet[i];
            var isRange = i + 2 < alphabet.Length && alphabet[i + 1] == '-';
            var last = isRange ? alphabet[i + 2] : first;
            if (!Spelling.IsPrintable(first) || !Spelling.IsPrintable(last))
            {
                fault = $"expected printable ASCII characters, found {Spelling.Quote(Spelling.IsPrintable(first) ? last : first)}";
                return false;
            }

            if (last < first)
            {
                fault = $"expected a rising range, found '{first}-{last}'";
                return false;
            }

            for (int character = first; character <= last; character++)
            {
                characters.Add((char)character);
            }

            i += isRange ? 2 : 0;
        }

        if (characters.Count == 0)
        {
            fault = "expected at least one character";
            return false;
        }

        set = new CharacterSet(characters);
        return true;
    }

    public static CharacterSet Parse(string alphabet) =>
        TryParse(alphabet, out var set, out var fault) ? set : throw new ArgumentException(fault, nameof(alphabet));

    public bool Contains(char character) => character < _index.Length && _index[character] >= 0;

    /// <summary>-1 when the character is not of the set.</summary>
    public int IndexOf(char character) => character < _index.Length ? _index[character] : -1;

    /// <summary>The characters as ranges, such as <c>0-9A-Z</c>, in a form that <see cref="TryParse"/> reads back.</summary>
    public override string ToString()
    {
        var ranges = new List<string>();
        var hyphen = Contains('-') ? "-" : string.Empty;
        var rest = _characters.Replace("-", string.Empty);
        for (var i = 0; i < rest.Length;)
        {
            var end = i;
            while (end + 1 < rest.Length && rest[end + 1] == rest[end] + 1)
            {
                end++;
            }

            ranges.Add(end - i < 2 ? rest.Substring(i, end - i + 1) : $"{rest[i]}-{rest[end]}");
            i = end + 1;
        }

        return string.Concat(ranges) + hyphen;
    }
}
