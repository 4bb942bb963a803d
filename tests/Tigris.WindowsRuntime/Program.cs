using System;
using System.Diagnostics;
using System.IO;
using System.Text;

// dotnet.exe for Wine: starts a program as `dotnet program.dll arguments` does. The .NET packages for Windows have the runtime and apphost.exe,
// which starts the one program whose path is written in it, but not the command dotnet.exe.
//
// dotnet --bind APPHOST PROGRAM.DLL PROGRAM.EXE   writes an apphost for a program
// dotnet PROGRAM.DLL [ARGUMENT...]                runs it
if (args is ["--bind", var host, var program, var target])
{
    Bind(host, program, target);
    return 0;
}

if (args.Length == 0 || !File.Exists(args[0]))
{
    Console.Error.WriteLine("Only programs can be started: dotnet PROGRAM.DLL [ARGUMENT...]");
    return 1;
}

// On the drive of the program, because an apphost accepts a relative path only.
var bound = Path.Combine(AppContext.BaseDirectory, $"{Path.GetFileNameWithoutExtension(args[0])}-{Guid.NewGuid():n}.exe");
Bind(Path.Combine(AppContext.BaseDirectory, "apphost.exe"), Path.GetRelativePath(AppContext.BaseDirectory, args[0]), bound);
try
{
    using var process = Process.Start(new ProcessStartInfo(bound, args[1..]))!;
    process.WaitForExit();
    return process.ExitCode;
}
finally
{
    File.Delete(bound);
}

// The SDK does the same when it builds a program: it replaces a placeholder, the hash of "foobar", by the path.
static void Bind(string host, string program, string target)
{
    var image = File.ReadAllBytes(host);
    var place = image.AsSpan().IndexOf("c3ab8ff13720e8ad9047dd39466b3c8974e592c2fa383d4a3960714caef0c4f2"u8);
    var room = image.AsSpan(place, 1024);
    room.Clear();
    Encoding.UTF8.GetBytes(program, room);
    File.WriteAllBytes(target, image);
}
