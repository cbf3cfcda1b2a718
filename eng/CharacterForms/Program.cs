using System.Globalization;
using System.Text;

// Writes the table of character forms that EcomCore.Risk folds by, from files of the Unicode Character Database.
if (args.Length != 4)
{
    Console.Error.WriteLine("Usage: dotnet run --project eng/CharacterForms -- UnicodeData.txt Unihan_Variants.txt Unihan_IRGSources.txt OUTPUT");
    Console.Error.WriteLine("Debian's package unicode-data has the three files in /usr/share/unicode (the last two packed with bzip2).");
    return 2;
}

var variants = Path.Combine(AppContext.BaseDirectory, "variants.txt");
var simplified = EcomCore.CharacterForms.SimplifiedForms.Read(args[1], args[2], variants);
var compatible = EcomCore.CharacterForms.CompatibilityForms.Read(args[0]);
var text = new StringBuilder()
    .Append("# Character forms: code of a character, code of the one it is folded to. Written by eng/CharacterForms; do not edit.\n")
    .Append("# Source: Unicode Character Database 15.0 (UnicodeData.txt, Unihan_Variants.txt, Unihan_IRGSources.txt) and eng/CharacterForms/variants.txt.\n")
    .Append("# Data of the Unicode Character Database: Copyright 1991-2022 Unicode, Inc., under the Unicode License (https://www.unicode.org/license.txt).\n");
Write("simplified", simplified);
Write("compatibility", compatible);
File.WriteAllText(args[3], text.ToString());
return 0;

void Write(string name, SortedDictionary<char, char> forms)
{
    text.Append(CultureInfo.InvariantCulture, $"[{name}]\n");
    foreach (var line in forms.Chunk(16))
    {
        text.AppendJoin(' ', line.Select(pair => $"{(int)pair.Key:X4}{(int)pair.Value:X4}")).Append('\n');
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {forms.Count} characters"));
}
