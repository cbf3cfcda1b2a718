using System.Globalization;

namespace EcomCore.CharacterForms;

/// <summary>Characters of the basic plane that a decomposition of the Unicode Character Database, canonical or by compatibility, turns into one other character.</summary>
internal static class CompatibilityForms
{
    private const int Decomposition = 5;

    public static SortedDictionary<char, char> Read(string unicodeData)
    {
        var forms = new SortedDictionary<char, char>();
        foreach (var fields in File.ReadLines(unicodeData).Select(line => line.Split(';')))
        {
            var code = CodeOf(fields[0]);
            var parts = fields[Decomposition].Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(part => part[0] != '<').ToArray();
            if (code <= char.MaxValue && parts.Length == 1 && CodeOf(parts[0]) <= char.MaxValue)
            {
                forms.Add((char)code, (char)CodeOf(parts[0]));
            }
        }

        foreach (var (character, form) in forms.ToArray())
        {
            var last = form;
            while (forms.TryGetValue(last, out var next))
            {
                last = next;
            }

            forms[character] = last;
        }

        return forms;
    }

    private static int CodeOf(string text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
