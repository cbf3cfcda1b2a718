using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EcomCore.Architecture.Tests;

/// <summary>Compiles a block of a page as a program and runs it.</summary>
internal static class ExampleProgram
{
    /// <summary>What every block may use without saying so.</summary>
    private static readonly string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.Extensions.DependencyInjection;
        global using NodaTime;

        """ + string.Concat(Package.Six.Select(package => package.Name).Concat(Package.LedgerHosts.Except(Package.Clusters)).Select(name => $"global using {name};\n"));

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Preview);

    /// <summary>The assembly's bytes, or the compiler's complaints.</summary>
    public static (byte[] Assembly, IReadOnlyList<string> Errors) Compile(string code)
    {
        var compilation = CSharpCompilation.Create(
            "Example",
            [CSharpSyntaxTree.ParseText(code, Language), CSharpSyntaxTree.ParseText(ImplicitUsings, Language)],
            PlatformReferences.All,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        return (assembly.ToArray(), [.. result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).Select(found => found.ToString())]);
    }

    /// <summary>What the program writes to the console. The console is one per process: not for two threads at once.</summary>
    public static string Run(byte[] assembly)
    {
        var context = new AssemblyLoadContext("example", isCollectible: true);
        var console = Console.Out;
        using var written = new StringWriter();
        try
        {
            Console.SetOut(written);
            var main = context.LoadFromStream(new MemoryStream(assembly)).EntryPoint!;
            object?[] arguments = main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()];
            main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        }
        finally
        {
            Console.SetOut(console);
            context.Unload();
        }

        return written.ToString();
    }
}
