// What Coyote's rewriter puts in the place of these types in compiled code, put there when compiling.
global using Monitor = Microsoft.Coyote.Rewriting.Types.Threading.Monitor;
