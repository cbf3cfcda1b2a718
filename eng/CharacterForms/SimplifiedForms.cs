using System.Globalization;

namespace EcomCore.CharacterForms;

/// <summary>Traditional and variant Han characters of the basic plane with their simplified form, one to one.</summary>
internal static class SimplifiedForms
{
    /// <summary>
    /// Reads Unihan's kSimplifiedVariant; of several forms one of GB 2312 goes first. What has no form is followed through kZVariant (the same character in another shape)
    /// to one of GB 2312, if it is not of GB 2312 itself. What Unihan has no form for comes from the project's own list.
    /// </summary>
    public static SortedDictionary<char, char> Read(string variants, string sources, string additions)
    {
        var gb2312 = Fields(sources, "kIRG_GSource").Where(field => field.Value.StartsWith("G0-", StringComparison.Ordinal)).Select(field => field.Code).ToHashSet();
        var forms = new SortedDictionary<char, char>();
        foreach (var (code, value) in Fields(variants, "kSimplifiedVariant"))
        {
            var targets = value.Split(' ').Select(CodeOf).Where(target => target != code && target <= char.MaxValue).OrderBy(target => !gb2312.Contains(target)).ToArray();
            if (code <= char.MaxValue && targets.Length > 0)
            {
                forms.Add((char)code, (char)targets[0]);
            }
        }

        foreach (var (code, value) in Fields(variants, "kZVariant").Where(field => field.Code <= char.MaxValue && !gb2312.Contains(field.Code) && !forms.ContainsKey((char)field.Code)).ToArray())
        {
            var targets = value.Split(' ').Select(text => CodeOf(text.Split('<')[0])).Where(target => target <= char.MaxValue);
            var simplified = targets.Select(target => forms.TryGetValue((char)target, out var form) ? form : (char)target).FirstOrDefault(target => gb2312.Contains(target));
            if (simplified != default)
            {
                forms.Add((char)code, simplified);
            }
        }

        foreach (var pair in File.ReadLines(additions).Where(line => !line.StartsWith('#')).SelectMany(line => line.Split(' ')))
        {
            forms.TryAdd(pair[0], pair[1]);
        }

        // A form that has a simplified form itself is followed to the end, so that folding once is enough.
        foreach (var (character, form) in forms.ToArray())
        {
            var last = form;
            while (forms.TryGetValue(last, out var next) && next != character)
            {
                last = next;
            }

            forms[character] = last;
        }

        return forms;
    }

    private static IEnumerable<(int Code, string Value)> Fields(string path, string name)
    {
        foreach (var line in File.ReadLines(path))
        {
            var fields = line.Split('\t');
            if (fields.Length == 3 && fields[1] == name)
            {
                yield return (CodeOf(fields[0]), fields[2]);
            }
        }
    }

    private static int CodeOf(string text) => int.Parse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
