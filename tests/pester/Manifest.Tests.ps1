BeforeDiscovery {
    . "$PSScriptRoot/Paths.ps1"
    Import-Module -Name $Manifest
    $commands = Get-Command -Module Tigris
    $files = Get-ChildItem -LiteralPath $Stage -Recurse -File | Where-Object Extension -In '.psd1', '.ps1xml', '.json', '.xml', '.txt' |
        ForEach-Object { @{ Name = $_.Name; File = $_.FullName } }
}

Describe 'The staged module' {
    BeforeAll {
        . "$PSScriptRoot/Paths.ps1"
        $module = Import-Module -Name $Manifest -PassThru
        $data = Import-PowerShellDataFile -LiteralPath $Manifest
    }

    It 'has a manifest that PowerShell accepts' {
        $manifestInfo = Test-ModuleManifest -Path $Manifest -ErrorAction Stop
        $manifestInfo.Name | Should -Be 'Tigris'
        $manifestInfo.Version | Should -BeGreaterThan ([version]'0.0')
    }

    It 'exports exactly the cmdlets that its manifest lists' {
        $module.ExportedCmdlets.Keys | Sort-Object | Should -Be ($data.CmdletsToExport | Sort-Object)
    }

    It 'exports exactly the cmdlets that its assembly has' {
        $cmdlets = $module.ImplementingAssembly.GetExportedTypes() |
            Where-Object { -not $_.IsAbstract } |
            ForEach-Object { [Reflection.CustomAttributeExtensions]::GetCustomAttribute($_, [Management.Automation.CmdletAttribute]) } |
            Where-Object { $_ } |
            ForEach-Object { "$($_.VerbName)-$($_.NounName)" }
        $module.ExportedCmdlets.Keys | Sort-Object | Should -Be ($cmdlets | Sort-Object)
    }

    It 'exports no function and no variable' {
        $module.ExportedFunctions.Count | Should -Be 0
        $module.ExportedVariables.Count | Should -Be 0
    }

    It 'exports exactly the aliases that its manifest lists' {
        $module.ExportedAliases.Keys | Sort-Object | Should -Be ($data.AliasesToExport | Sort-Object)
    }

    It 'describes itself to a gallery' {
        $data.PrivateData.PSData.Tags | Should -Contain 'Tigris'
        $data.Description | Should -Not -BeNullOrEmpty
        $data.GUID | Should -Not -BeNullOrEmpty
    }

    It 'imports into a new PowerShell without output' {
        $result = Invoke-FreshPowerShell -Script "
            `$said = Import-Module -Name '$Manifest' 3>&1 4>&1 5>&1 6>&1
            @{ Said = [string]`$said; Commands = @(Get-Command -Module Tigris).Count }"
        $result.Said | Should -BeNullOrEmpty
        $result.Commands | Should -Be $data.CmdletsToExport.Count
    }

    It 'loads by the name of a command' {
        $parent = Split-Path -Path $Stage
        $result = Invoke-FreshPowerShell -Script "
            `$env:PSModulePath = '$parent' + [IO.Path]::PathSeparator + `$env:PSModulePath
            @{ Connection = Get-TigrisConnection; Module = [string](Get-Module -Name Tigris) }"
        $result.Connection | Should -BeNullOrEmpty
        $result.Module | Should -Be 'Tigris'
    }
}

Describe 'The files' {
    It '<name> contains no path of the build machine' -ForEach $files {
        . "$PSScriptRoot/Paths.ps1"
        $Root, $HOME | ForEach-Object { Get-Content -Raw -LiteralPath $file | Should -Not -Match ([regex]::Escape($_)) }
    }
}

Describe '<_.Name>' -ForEach $commands {
    It 'has an approved verb' {
        (Get-Verb -Verb $_.Verb) | Should -Not -BeNullOrEmpty
    }

    It 'has a noun of the module' {
        $_.Noun | Should -MatchExactly '^Tigris'
    }

    It 'has a page on the vendor''s site' {
        $_.HelpUri | Should -MatchExactly '^https://www\.tigrisdata\.com/docs/partner-integrations/(architecture/|access-control/|api/tigris-[a-z-]+)$'
    }

    It 'declares its output type' {
        $_.OutputType | Should -Not -BeNullOrEmpty
    }
}
