#Requires -Version 7.4

# Creates the baseline for imports: an empty binary module with as many cmdlets as the manifest exports.
param([string]$Manifest, [string]$Path, [string]$Name)

$ErrorActionPreference = 'Stop'
$names = (Import-PowerShellDataFile -Path $Manifest).CmdletsToExport | ForEach-Object { $_ -replace 'Tigris', $Name }
$classes = $names | ForEach-Object {
    $verb, $noun = $_ -split '-'
    "[Cmdlet(""$verb"", ""$noun"")] public sealed class $verb$noun : PSCmdlet { }"
}
Remove-Item -LiteralPath "$Path/$Name" -Recurse -Force -ErrorAction Ignore
$null = New-Item -ItemType Directory -Path "$Path/$Name" -Force
Add-Type -TypeDefinition "using System.Management.Automation;`n$($classes -join "`n")" -OutputAssembly "$Path/$Name/$Name.dll" -OutputType Library
New-ModuleManifest -Path "$Path/$Name/$Name.psd1" -RootModule "$Name.dll" -CmdletsToExport $names -FunctionsToExport @() -AliasesToExport @()
"$Path/$Name/$Name.psd1"
