using System;
using System.Runtime.InteropServices;

namespace EcomCore.Smoke
{
    /// <summary>Asks each package for one number that can be checked by head; exits with 1 when one is wrong.</summary>
    internal static class Program
    {
        private static int s_wrong;

        private static int Main()
        {
            Console.WriteLine(RuntimeInformation.FrameworkDescription);
            Check("none", "1 + 1", "2", (1 + 1).ToString());
            return s_wrong == 0 ? 0 : 1;
        }

        private static void Check(string package, string question, string expected, string found)
        {
            var right = expected == found;
            s_wrong += right ? 0 : 1;
            Console.WriteLine("{0,-24} {1}: {2}{3}", package, question, found, right ? "" : ", expected " + expected);
        }
    }
}
