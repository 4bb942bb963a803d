using System;
using System.Management.Automation.Runspaces;
using Shell = System.Management.Automation.PowerShell;

// Imports the module that the first argument names, runs the script that the second one is, and prints each of its outputs as a line.
using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
runspace.Open();
using (var import = Shell.Create(runspace))
{
    import.AddCommand("Import-Module").AddParameter("Name", args[0]).Invoke();
}

using var shell = Shell.Create(runspace);
foreach (var output in shell.AddScript(args[1]).Invoke())
{
    Console.WriteLine(output);
}

foreach (var error in shell.Streams.Error)
{
    Console.Error.WriteLine(error);
}

return shell.HadErrors ? 1 : 0;
