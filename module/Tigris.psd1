@{
    RootModule = 'Tigris.PowerShell.dll'
    # The resource types and exceptions: loaded by the engine, so that [Tigris.Bucket] and catch [Tigris.TigrisNotFoundException] resolve.
    # The commands, ahead of their turn: Tigris.Types.ps1xml names a type of theirs.
    RequiredAssemblies = @('Tigris.Model.dll', 'Tigris.PowerShell.dll')
    # Staging writes the version here, from Directory.Build.props.
    ModuleVersion = '0.0.0'
    GUID = 'b0e8f5c1-5f0a-4f0f-9a55-6f2f0c1f7d1e'
    Author = 'The Tigris PowerShell authors'
    CompanyName = 'The Tigris PowerShell authors'
    Copyright = '(c) The Tigris PowerShell authors. MIT License.'
    Description = 'Runs the customers of a Tigris partner: organizations, buckets, access keys, usage and invoices, through the Tigris Partner Integrations API.'
    PowerShellVersion = '5.1'
    # Of Windows PowerShell; what .NET PowerShell 7 has is its own.
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions = @('Core', 'Desktop')
    TypesToProcess = @('Tigris.Types.ps1xml')
    # Staging makes it of the files in Formats.
    FormatsToProcess = @('Tigris.Format.ps1xml')
    # Staging writes the names here, from the command classes.
    CmdletsToExport = @()
    FunctionsToExport = @()
    AliasesToExport = @()
    VariablesToExport = @()
    PrivateData = @{
        PSData = @{
            Tags = @('Tigris', 'S3', 'ObjectStorage', 'Storage', 'Partner', 'MultiTenant', 'Billing', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            # Staging writes the prerelease label and the links here, where they are given.
        }
    }
}
