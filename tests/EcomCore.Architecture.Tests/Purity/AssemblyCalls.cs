using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace EcomCore.Architecture.Tests;

/// <summary>Reads an assembly file and lists every member that its methods refer to, without loading it.</summary>
internal static class AssemblyCalls
{
    public static IReadOnlyList<Call> Of(string assemblyFile)
    {
        using var file = new PEReader(File.OpenRead(assemblyFile));
        var reader = file.GetMetadataReader();
        var names = new MemberNames(reader);
        var calls = new List<Call>();
        foreach (var handle in reader.MethodDefinitions)
        {
            var method = reader.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress != 0)
            {
                AddCalls(names, names.OfMethod(handle), file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!, calls);
            }
        }

        // What stands only in fields, signatures and attributes.
        calls.AddRange(reader.TypeReferences.Select(type => new Call("a signature", names.OfType(type) + "::")));
        return calls;
    }

    private static void AddCalls(MemberNames names, string from, byte[] body, List<Call> calls)
    {
        string? constrainedTo = null;
        foreach (var (code, token) in Instructions.WithToken(body))
        {
            if (code == OpCodes.Constrained)
            {
                constrainedTo = names.OfType(token);
                continue;
            }

            if (code == OpCodes.Ldstr)
            {
                calls.Add(new Call(from, Call.Text));
                continue;
            }

            if (code == OpCodes.Box)
            {
                calls.Add(new Call(from, Call.Boxing + names.OfType(token)));
                continue;
            }

            var to = names.Of(token);

            // A struct's override is called through the base class: constrained. NodaTime.LocalDate, callvirt System.Object::ToString().
            if (constrainedTo is not null && to.StartsWith("System.Object::", StringComparison.Ordinal))
            {
                to = constrainedTo + to["System.Object".Length..];
            }

            calls.Add(new Call(from, to));
            constrainedTo = null;
        }
    }
}
